package dev.assay.agents.android.preparation;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.preparation.Reading;
import dev.assay.agents.remote.preparation.Setting;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the device may become idle by itself (Doze), by {@code dumpsys deviceidle}: 1 or 0. After a restart of the device
 * it may again. Its list of excepted packages is no matter here: it excepts programs of the framework, and what the shell
 * user starts is none.
 *
 * @param mode {@code deep} or {@code light}
 */
record DeviceIdle(String mode) implements AndroidSetting {
    static final DeviceIdle DEEP = new DeviceIdle("deep");
    static final DeviceIdle LIGHT = new DeviceIdle("light");

    static Optional<AndroidSetting> named(String name) {
        return Stream.<AndroidSetting>of(DEEP, LIGHT)
                .filter(idle -> idle.name().equals(name))
                .findFirst();
    }

    @Override
    public String name() {
        return "device-idle-" + mode;
    }

    @Override
    public Reading read(Link link) throws AgentException, InterruptedException {
        Answer answer = AndroidSetting.run(link, "dumpsys", "deviceidle", "enabled", mode);
        String said = answer.text().strip();
        return said.equals("0") || said.equals("1")
                ? new Reading.Value(said)
                : new Reading.Unknown(
                        "'dumpsys deviceidle enabled " + mode + "': neither 1 nor 0: " + Setting.said(answer));
    }

    @Override
    public Optional<String> set(Link link, String value) throws AgentException, InterruptedException {
        String verb = value.equals("1") ? "enable" : "disable";
        return Setting.refusal(AndroidSetting.run(link, "dumpsys", "deviceidle", verb, mode));
    }
}
