package dev.assay.agents;

import dev.assay.agents.preparation.Preparation;
import dev.assay.agents.preparation.PreparationStep;
import dev.assay.collectors.meter.MeterProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user's list of hosts says of a device, beyond how it is reached: docs/formats/fleet.md.
 *
 * @param file the list; where nothing is listed any path
 * @param labels name to text, whatever tells hosts apart
 * @param profile name of the device profile to use; empty for the one that fits
 * @param powerMode the mode that it is measured in where a suite says nothing of that; empty for the one that it is in
 * @param sudo the only programs of the profile that may be run as root there, by their file names; empty for all that it names
 * @param meters of its power, which the coordinator reads while a trial runs; empty for none
 */
public record Listing(
        Path file,
        Map<String, String> labels,
        Optional<String> profile,
        Optional<String> powerMode,
        Optional<List<String>> sudo,
        List<MeterProgram> meters) {
    /** Nothing is said of it. */
    public static final Listing NONE =
            new Listing(Path.of(""), Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public Listing {
        labels = Map.copyOf(labels);
        sudo = sudo.map(List::copyOf);
        meters = List.copyOf(meters);
    }

    /** What a suite asks for, and what is said here where it leaves that open. */
    public Preparation completed(Preparation ofSuite) {
        return powerMode
                .map(mode -> ofSuite.beginningWith(new PreparationStep.PowerMode(mode)))
                .orElse(ofSuite);
    }
}
