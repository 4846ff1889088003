package dev.assay.agents.android.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Something of an Android device that one command tells and another sets. */
sealed interface AndroidSetting permits StoredSetting, Screen, AirplaneMode, DeviceIdle, Governor {
    /** Some commands start a Java runtime first. */
    Duration DEADLINE = Duration.ofSeconds(20);

    /** Names it in the journal and to people: {@code global/low_power}. */
    String name();

    Reading read(Link link) throws AgentException, InterruptedException;

    /**
     * @param value one that {@link #read} gave, or one of its kind
     * @return why the device refuses; empty when it took it, which is no proof that it does it
     */
    Optional<String> set(Link link, String value) throws AgentException, InterruptedException;

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

    static Optional<String> refusal(Answer answer) {
        return answer.done() ? Optional.empty() : Optional.of(said(answer));
    }

    /** The device's words on one line, first of standard error. */
    static String said(Answer answer) {
        String words = answer.done() && answer.err().length == 0 ? answer.text() : answer.complaint();
        String line = words.strip().replaceAll("\\s+", " ");
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }
}
