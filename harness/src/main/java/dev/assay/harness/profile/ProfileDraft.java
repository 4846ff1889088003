package dev.assay.harness.profile;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.facts.Facts;
import dev.assay.collectors.facts.Facts.Node;
import dev.assay.collectors.perfetto.PerfettoSurvey;
import dev.assay.collectors.planning.SamplingPlan;
import dev.assay.collectors.planning.SamplingRates;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.profile.Reference;
import dev.assay.collectors.profile.Soc;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.source.dumpsys.Dumpsys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A profile as far as a device can write it itself. What it cannot know is left out, above all what its battery's current
 * means and which rails make its power: {@link DraftYaml} asks for these in comments.
 *
 * @param present the profile that is for the device so far
 * @param memoryBytes that the kernel has, less than what is built in; null when it was not told
 * @param sensing what can be sensed with the profile as it stands
 * @param unreadable files that are there and may not or cannot be read, each with the errno's name
 */
public record ProfileDraft(
        Profile profile,
        Profile present,
        List<ClusterDraft> clusters,
        Long memoryBytes,
        Sensing sensing,
        List<String> unreadable,
        List<BatteryDraft> batteries) {
    private static final int LONGEST_NAME = 64;

    /** Only what a channel is called and stands for matters; nothing is sampled. */
    private static final SamplingRates RATES = new SamplingRates(0, 0, 1);

    /**
     * @param identity of the device
     * @param told what its agent found out about it, by name
     * @param facts what its probe found
     * @param recorder what came of asking it for its perfetto: rails that only that tells are named too
     * @param services what its services told
     * @param present the profile that is for the device so far
     * @param simulated why its sensors are none of a real device; empty for a real one
     * @throws ProfileException when it names neither a model nor a board, so that no profile could be found for it
     */
    public static ProfileDraft of(
            Cell.Device identity,
            Map<String, String> told,
            Facts facts,
            PerfettoSurvey recorder,
            Dumpsys services,
            Profile present,
            Optional<String> simulated)
            throws ProfileException {
        String model = model(identity, facts);
        List<ClusterDraft> clusters = ClusterDraft.of(facts);
        Soc soc = told.containsKey("soc") ? new Soc(told.get("soc"), told.get("soc maker")) : null;
        Profile profile = new Profile(
                Profile.SCHEMA,
                name(model),
                model,
                identity.platform(),
                new Profile.Matches(List.of(model), null),
                soc,
                clusters.stream().map(ClusterDraft::cluster).toList(),
                null,
                null,
                null,
                null,
                quirks(facts, simulated),
                List.of(source(soc != null, !clusters.isEmpty(), told)));
        return new ProfileDraft(
                profile,
                present,
                clusters,
                facts.memoryBytes(),
                SamplingPlan.of(facts, recorder, services, profile, RATES).sensing(),
                facts.nodes().stream()
                        .filter(node -> !node.readable())
                        .map(ProfileDraft::unreadable)
                        .distinct()
                        .toList(),
                BatteryDraft.of(facts));
    }

    /** As profiles are matched: a board by what it calls itself, a phone by maker and model. */
    private static String model(Cell.Device identity, Facts facts) throws ProfileException {
        boolean board = identity.platform().equals("linux") && facts.board() != null;
        String model =
                Objects.toString(board ? facts.board() : identity.model(), "").strip();
        if (model.isEmpty() || model.equals("unknown")) {
            throw ProfileException.nameless(identity.id());
        }
        return model;
    }

    private static String name(String model) {
        String name =
                model.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "device" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    private static List<String> quirks(Facts facts, Optional<String> simulated) {
        List<String> quirks = new ArrayList<>();
        quirks.add("Drafted from what one device says of itself; nobody has looked over it yet.");
        simulated
                .or(() -> Optional.ofNullable(facts.sysfsRoot()).map(_ -> "files in a folder that stood in for /sys"))
                .ifPresent(what -> quirks.add("What it was drafted from was simulated: " + what + "."));
        return quirks;
    }

    private static Reference source(boolean soc, boolean clusters, Map<String, String> told) {
        List<String> tells = new ArrayList<>(List.of("matches", "quirks"));
        if (soc) {
            tells.add("soc");
        }
        if (clusters) {
            tells.add("clusters");
        }
        String build = Stream.of("build", "system", "kernel")
                .filter(told::containsKey)
                .map(name -> name + " " + told.get(name))
                .reduce((first, next) -> first + ", " + next)
                .orElse("an unknown system");
        return new Reference("the device itself", null, tells, "Read by assay profile; " + build + ".");
    }

    private static String unreadable(Node node) {
        return "%s %s (%s)".formatted(node.chip(), node.file(), node.error());
    }
}
