package dev.assay.harness.profile;

import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.profile.Reference;
import dev.assay.collectors.sensing.Rail;
import dev.assay.dashboards.text.Printable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A draft as a profile's file: what is known as keys, with where it was found; what is not as comments. Text of the device is
 * quoted, and in comments kept to its line, so that no device can write a key.
 */
public final class DraftYaml {
    private static final double GIB = 1 << 30;

    private final List<String> lines = new ArrayList<>();

    private DraftYaml() {}

    /** The whole file; it reads back as {@link ProfileDraft#profile()}. */
    public static String text(ProfileDraft draft) {
        DraftYaml yaml = new DraftYaml();
        yaml.head(draft.profile(), draft.present());
        yaml.hardware(draft);
        yaml.power(draft);
        yaml.sensors(draft);
        yaml.tail(draft.profile());
        return String.join("\n", yaml.lines) + "\n";
    }

    private void head(Profile profile, Profile present) {
        comment("Drafted by `assay profile`. Comments with TODO name what the device cannot tell.");
        comment("Keep it in ~/.config/assay/profiles/; it then goes before what Assay ships for the same model.");
        if (present.matches() != null) {
            comment(
                    "TODO So far the profile %s is for this device. This file takes its place: copy from it what it knows more."
                            .formatted(present.name()));
            present.battery()
                    .ifPresent(battery -> comment("  its battery is calibrated (%s, %s); without that energy is absent"
                            .formatted(
                                    battery.currentUnit().symbol(),
                                    battery.currentSign().word())));
        }
        comment("docs/formats/profile.md describes every key.");
        line("schema: " + profile.schema());
        line("name: " + profile.name());
        line("title: " + quoted(profile.title()));
        line("platform: " + profile.platform());
        blank();
        line("matches:");
        comment("  as the device names itself; * stands for any text");
        line("  boards: [" + quoted(profile.matches().boards().getFirst()) + "]");
        blank();
    }

    private void hardware(ProfileDraft draft) {
        Profile profile = draft.profile();
        if (profile.soc() == null) {
            comment("TODO soc: the device does not name its chip");
        } else {
            comment("soc: as Android's properties name it (ro.soc.model, else ro.board.platform or ro.hardware)");
            String maker = profile.soc().maker() == null
                    ? ""
                    : ", maker: " + quoted(profile.soc().maker());
            line("soc: {name: " + quoted(profile.soc().name()) + maker + "}");
        }
        if (draft.clusters().isEmpty()) {
            comment("TODO clusters: the kernel tells of no processor how fast it is");
        } else {
            comment(
                    "clusters: cpufreq (related_cpus, cpuinfo_max_freq) and cpu_capacity; TODO processor: the cores' names");
            line("clusters:");
            draft.clusters().forEach(this::cluster);
        }
        comment("TODO memory_gb: the sizes that the model is sold with" + memory(draft.memoryBytes()));
        comment("TODO accelerators: no kernel names them");
        blank();
    }

    private static String memory(Long bytes) {
        return bytes == null
                ? ""
                : String.format(Locale.ROOT, "; the kernel has %.2f GiB, less than is built in", bytes / GIB);
    }

    private void cluster(ClusterDraft draft) {
        String clock = draft.cluster().maxMhz() == null
                ? ""
                : ", max_mhz: " + draft.cluster().maxMhz();
        String numbers = draft.processors().stream().map(String::valueOf).collect(Collectors.joining(" "));
        String capacity = draft.capacity() == null ? "" : ", capacity " + draft.capacity();
        line("  - {count: %d%s}  # processors %s%s".formatted(draft.cluster().count(), clock, numbers, capacity));
    }

    private void power(ProfileDraft draft) {
        comment("Power. " + rails(draft));
        for (BatteryDraft battery : draft.batteries()) {
            comment("Battery " + battery.name() + ": "
                    + battery.reading().map(Object::toString).orElse("its current cannot be read"));
            battery.claims()
                    .forEach(claim -> comment("  %-3s %-28s %s"
                            .formatted(
                                    claim.battery().currentUnit().symbol(),
                                    claim.battery().currentSign().word(),
                                    claim.objection()
                                            .map(why -> "not so: " + why)
                                            .orElse("may be: it would be " + amperes(claim.amperes()) + " A"))));
        }
        if (!draft.batteries().isEmpty()) {
            comment("TODO power.battery: one reading rules meanings out and confirms none. Measure it as");
            comment("docs/platforms/android-profiles.md tells, then take the comment signs off the lines below:");
            comment("power:");
            comment("  battery: {current_unit: ..., current_sign: ...}");
        }
        blank();
    }

    private static String rails(ProfileDraft draft) {
        List<String> rails = draft.sensing().rails().stream().map(Rail::name).toList();
        return rails.isEmpty()
                ? "Rails: none."
                : "Rails: " + String.join(", ", rails) + ". TODO power.total: which of them make the whole device.";
    }

    private void sensors(ProfileDraft draft) {
        comment("Sensors that the probe found; they need no key here.");
        comment("  temperatures: " + listed(draft.sensing().temperatures()));
        comment("  clock frequencies: " + listed(draft.sensing().frequencies()));
        comment("  there, but not to be read: " + listed(draft.unreadable()));
        blank();
    }

    private void tail(Profile profile) {
        line("quirks:");
        profile.quirks().forEach(quirk -> line("  - " + quoted(quirk)));
        blank();
        line("sources:");
        for (Reference source : profile.sources()) {
            line("  - document: " + quoted(source.document()));
            line("    tells: [" + String.join(", ", source.tells()) + "]");
            line("    says: " + quoted(source.says()));
        }
    }

    private static String amperes(double value) {
        return new BigDecimal(value, new MathContext(3)).stripTrailingZeros().toPlainString();
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** A JSON string is one of YAML as well. */
    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(Printable.line(text));
    }

    private void comment(String text) {
        lines.add("# " + Printable.line(text));
    }

    private void line(String text) {
        lines.add(text);
    }

    private void blank() {
        lines.add("");
    }
}
