package dev.assay.agents.android.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.preparation.Reading;
import dev.assay.agents.remote.preparation.Setting;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of Android's settings provider, by {@code settings}. One that is not set reads as {@value #NOT_SET}.
 *
 * @param space {@code global}, {@code system} or {@code secure}
 */
record StoredSetting(String space, String key) implements AndroidSetting {
    static final StoredSetting STAY_ON = new StoredSetting("global", "stay_on_while_plugged_in");
    static final StoredSetting WINDOW_ANIMATION = new StoredSetting("global", "window_animation_scale");
    static final StoredSetting TRANSITION_ANIMATION = new StoredSetting("global", "transition_animation_scale");
    static final StoredSetting ANIMATOR_DURATION = new StoredSetting("global", "animator_duration_scale");
    static final StoredSetting LOW_POWER = new StoredSetting("global", "low_power");
    static final StoredSetting BRIGHTNESS = new StoredSetting("system", "screen_brightness");
    static final StoredSetting BRIGHTNESS_MODE = new StoredSetting("system", "screen_brightness_mode");
    static final StoredSetting SCREEN_TIMEOUT = new StoredSetting("system", "screen_off_timeout");

    private static final String NOT_SET = "null";
    private static final Pattern NAME = Pattern.compile("(global|system|secure)/([A-Za-z0-9_.:-]+)");

    static Optional<AndroidSetting> named(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches() ? Optional.of(new StoredSetting(parts.group(1), parts.group(2))) : Optional.empty();
    }

    @Override
    public String name() {
        return space + "/" + key;
    }

    @Override
    public Reading read(Link link) throws AgentException, InterruptedException {
        Answer answer = AndroidSetting.run(link, "settings", "get", space, key);
        String value = answer.text().strip();
        return answer.done() && !value.isEmpty() && value.lines().count() == 1
                ? new Reading.Value(value)
                : new Reading.Unknown("'settings get " + space + " " + key + "': " + Setting.said(answer));
    }

    @Override
    public String byHand(String value) {
        return "adb shell settings "
                + (value.equals(NOT_SET) ? "delete " + space + " " + key : "put " + space + " " + key + " " + value);
    }

    @Override
    public Optional<String> set(Link link, String value) throws AgentException, InterruptedException {
        return Setting.refusal(
                value.equals(NOT_SET)
                        ? AndroidSetting.run(link, "settings", "delete", space, key)
                        : AndroidSetting.run(link, "settings", "put", space, key, value));
    }
}
