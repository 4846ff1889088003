package dev.assay.harness.cli;

import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.collectors.problem.AssayException;
import dev.assay.collectors.sensing.Rail;
import dev.assay.dashboards.file.WholeFile;
import dev.assay.harness.profile.BatteryDraft;
import dev.assay.harness.profile.DraftYaml;
import dev.assay.harness.profile.ProfileDraft;
import dev.assay.harness.profile.ProfileFiles;
import dev.assay.harness.run.SensorSurvey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Drafts a profile from a device that is attached. */
@Command(
        name = "profile",
        description = {
            "Drafts a device profile from what an attached device says of itself: model, chip, clusters, sensors.",
            "What it cannot know stays out and is asked for in comments, above all what the battery's current means."
        },
        footer = {
            "",
            "Examples:",
            "  assay profile local",
            "  assay profile adb:SERIAL --to ~/.config/assay/profiles/my-phone.yaml"
        })
final class ProfileCommand extends JsonCommand {
    @Parameters(
            paramLabel = "DEVICE",
            description =
                    "The device's id, or its scheme (local, adb) where only one is attached; see 'assay devices'.")
    private String device;

    @Option(names = "--to", paramLabel = "FILE", description = "Write the profile to this file, which must be new.")
    private Path file;

    @Option(names = "--replace", description = "The file of --to may be there already, and is replaced as a whole.")
    private boolean replace;

    @Override
    public Integer call() throws Exception {
        refuseToOverwrite();
        Device chosen = chosen();
        SensorSurvey survey;
        try (DeviceSession session = chosen.open()) {
            survey = SensorSurvey.of(session, chosen, ProfileFiles.read(home().profiles()));
        }
        ProfileDraft draft = ProfileDraft.of(
                chosen.identity(),
                chosen.facts(),
                survey.facts(),
                survey.recorder(),
                survey.services(),
                survey.profile(),
                survey.simulated());
        String yaml = DraftYaml.text(draft);
        if (file != null) {
            refuseToOverwrite();
            WholeFile.write(file, out -> out.write(yaml.getBytes(StandardCharsets.UTF_8)));
        }
        if (json()) {
            out().println(Json.text(document(chosen, survey, draft)));
        } else if (file != null) {
            out().println("wrote " + file);
        } else {
            yaml.lines().forEach(out()::println);
        }
        return ExitCode.DONE;
    }

    private Device chosen() throws AssayException, InterruptedException {
        List<Device> devices = Attached.to(home()).select(List.of(device));
        if (devices.size() > 1) {
            throw new UsageException(
                    "a profile is of one device",
                    device,
                    "several are attached: "
                            + devices.stream().map(d -> d.identity().id()).collect(Collectors.joining(", ")),
                    "name one of them");
        }
        return devices.getFirst();
    }

    private void refuseToOverwrite() throws UsageException {
        if (file != null && !replace && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageException(
                    "the file is there already",
                    "--to " + file,
                    "somebody may have written in it what a draft cannot know",
                    "name another file, or add --replace");
        }
    }

    private Map<String, Object> document(Device chosen, SensorSurvey survey, ProfileDraft draft) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("device", chosen.identity().id());
        if (file != null) {
            document.put("file", file.toAbsolutePath().toString());
        }
        document.put("profile", draft.profile());
        document.put("present_profile", draft.present().name());
        survey.simulated().ifPresent(why -> document.put("simulated", why));
        if (draft.memoryBytes() != null) {
            document.put("memory_bytes", draft.memoryBytes());
        }
        document.put("rails", draft.sensing().rails().stream().map(Rail::name).toList());
        document.put("temperatures", draft.sensing().temperatures());
        document.put("frequencies", draft.sensing().frequencies());
        document.put("unreadable", draft.unreadable());
        document.put(
                "batteries",
                draft.batteries().stream().map(ProfileCommand::battery).toList());
        return document;
    }

    private static Map<String, Object> battery(BatteryDraft battery) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", battery.name());
        battery.reading().ifPresent(reading -> {
            document.put("current_now", number(reading.number()));
            document.put("status", reading.status());
        });
        document.put(
                "claims", battery.claims().stream().map(ProfileCommand::claim).toList());
        return document;
    }

    private static Map<String, Object> claim(BatteryDraft.Claim claim) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("current_unit", claim.battery().currentUnit().symbol());
        document.put("current_sign", claim.battery().currentSign().word());
        document.put("amperes", number(claim.amperes()));
        claim.objection().ifPresent(why -> document.put("objection", why));
        return document;
    }

    /** Without the tail of digits that a product of doubles has. */
    private static BigDecimal number(double value) {
        return new BigDecimal(value, new MathContext(9)).stripTrailingZeros();
    }
}
