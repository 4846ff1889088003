package dev.assay.agents.android.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.preparation.Reading;
import dev.assay.agents.remote.preparation.Setting;
import java.util.Optional;

/** Airplane mode by {@code cmd connectivity}, which Android has from 11 on; before, the shell user may not switch it. */
record AirplaneMode(Reach reach) implements AndroidSetting {
    static final String NAME = "airplane-mode";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reading read(Link link) throws AgentException, InterruptedException {
        Answer answer = AndroidSetting.run(link, "cmd", "connectivity", "airplane-mode");
        return switch (answer.text().strip()) {
            case "enabled" -> new Reading.Value("on");
            case "disabled" -> new Reading.Value("off");
            default -> new Reading.Unknown("'cmd connectivity airplane-mode': " + Setting.said(answer));
        };
    }

    @Override
    public Optional<String> set(Link link, String value) throws AgentException, InterruptedException {
        if (value.equals("on") && reach == Reach.NETWORK) {
            return Optional.of("the device is reached over a network, which airplane mode may cut for good");
        }
        return Setting.refusal(AndroidSetting.run(
                link, "cmd", "connectivity", "airplane-mode", value.equals("on") ? "enable" : "disable"));
    }
}
