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
 * Whether the screen is on, by {@code dumpsys power} and the keys SLEEP (223) and WAKEUP (224) of {@code KeyEvent}, which do
 * nothing to a screen that is so already. A screen that dozes shows a clock at most: that is off.
 */
record Screen() implements AndroidSetting {
    static final String NAME = "screen";

    private static final Pattern WAKEFULNESS =
            Pattern.compile("^\\s*mWakefulness=(Awake|Dreaming|Dozing|Asleep)\\b", Pattern.MULTILINE);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading read(Link link) throws AgentException, InterruptedException {
        Answer answer = AndroidSetting.run(link, "dumpsys", "power");
        Matcher found = WAKEFULNESS.matcher(answer.text());
        if (!found.find()) {
            return new Reading.Unknown(
                    answer.done() && answer.out().length > 0
                            ? "'dumpsys power' has no line mWakefulness="
                            : "'dumpsys power': " + Setting.said(answer));
        }
        return new Reading.Value(
                switch (found.group(1)) {
                    case "Awake", "Dreaming" -> "on";
                    default -> "off";
                });
    }

    @Override
    public Optional<String> set(Link link, String value) throws AgentException, InterruptedException {
        return Setting.refusal(AndroidSetting.run(link, "input", "keyevent", value.equals("on") ? "224" : "223"));
    }
}
