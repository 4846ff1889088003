package dev.assay.agents.android.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.preparation.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Something of an Android device that one command tells and another sets. */
sealed interface AndroidSetting extends Setting permits StoredSetting, Screen, AirplaneMode, DeviceIdle, Governor {
    /** Some commands start a Java runtime first. */
    Duration DEADLINE = Duration.ofSeconds(20);

    /** The setting of a name; empty for one that this version does not know. */
    static Optional<AndroidSetting> named(String name, Reach reach) {
        return switch (name) {
            case Screen.NAME -> Optional.of(new Screen());
            case Governor.NAME -> Optional.of(new Governor());
            case AirplaneMode.NAME -> Optional.of(new AirplaneMode(reach));
            default -> DeviceIdle.named(name).or(() -> StoredSetting.named(name));
        };
    }

    static Answer run(Link link, String... command) throws AgentException, InterruptedException {
        return link.run(List.of(command), DEADLINE);
    }
}
