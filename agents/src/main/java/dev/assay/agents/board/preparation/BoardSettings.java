package dev.assay.agents.board.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.preparation.PreparationStep;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.RemoteHome;
import dev.assay.agents.remote.preparation.Change;
import dev.assay.agents.remote.preparation.Setting;
import dev.assay.agents.remote.preparation.Settings;
import java.util.Optional;

/**
 * What can be set on a Linux board: power mode and clocks of a Jetson. A change of the power mode moves the clocks, so a suite
 * has it first and it is undone last.
 *
 * @param home where the clocks are stored while they are pinned
 * @param sudo programs that may be run as root, by the board's profile
 */
public record BoardSettings(RemoteHome home, Sudo sudo) implements Settings {
    @Override
    public Meaning of(PreparationStep step, Link link) throws AgentException, InterruptedException {
        return switch (step) {
            case PreparationStep.PowerMode mode -> powerMode(mode, PowerModes.of(link));
            case PreparationStep.ClocksPinned _ -> Changes.of(new Change(new Clocks(sudo, home), Clocks.PINNED));
            default -> new Impossible("a Linux board has no such setting");
        };
    }

    private Meaning powerMode(PreparationStep.PowerMode wanted, PowerModes modes) {
        return modes.number(wanted.mode())
                .<Meaning>map(number -> Changes.of(new Change(new PowerMode(sudo), number)))
                .orElseGet(
                        () -> new Impossible("this board has no power mode " + wanted.mode() + ": " + modes.listed()));
    }

    @Override
    public Optional<Setting> named(String name) {
        return switch (name) {
            case PowerMode.NAME -> Optional.of(new PowerMode(sudo));
            case Clocks.NAME -> Optional.of(new Clocks(sudo, home));
            default -> Optional.empty();
        };
    }
}
