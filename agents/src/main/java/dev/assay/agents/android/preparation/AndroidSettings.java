package dev.assay.agents.android.preparation;

import dev.assay.agents.preparation.PreparationStep;
import dev.assay.agents.remote.Link;
import dev.assay.agents.remote.preparation.Change;
import dev.assay.agents.remote.preparation.Setting;
import dev.assay.agents.remote.preparation.Settings;
import java.util.Optional;

/**
 * What can be set on an Android device by its shell user.
 *
 * @param reach how the device is reached
 */
public record AndroidSettings(Reach reach) implements Settings {
    /** Plugged into a wall, a computer or a coil: the bits 1, 2 and 4 of {@code BatteryManager}. */
    private static final String ANY_PLUG = "7";

    /** In ms, 24 days: the largest that the setting holds. */
    private static final String NEVER = "2147483647";

    @Override
    public Meaning of(PreparationStep step, Link link) {
        return switch (step) {
            case PreparationStep.Screen screen -> screen(screen);
            case PreparationStep.Brightness brightness ->
                Changes.of(
                        new Change(StoredSetting.BRIGHTNESS_MODE, "0"),
                        new Change(StoredSetting.BRIGHTNESS, brightness.wanted()));
            case PreparationStep.Airplane airplane ->
                Changes.of(new Change(new AirplaneMode(reach), airplane.wanted()));
            case PreparationStep.StayAwake awake ->
                Changes.of(new Change(StoredSetting.STAY_ON, awake.to().isOn() ? ANY_PLUG : "0"));
            case PreparationStep.AnimationsOff _ ->
                Changes.of(
                        new Change(StoredSetting.WINDOW_ANIMATION, "0"),
                        new Change(StoredSetting.TRANSITION_ANIMATION, "0"),
                        new Change(StoredSetting.ANIMATOR_DURATION, "0"));
            case PreparationStep.DozeOff _ ->
                Changes.of(new Change(DeviceIdle.DEEP, "0"), new Change(DeviceIdle.LIGHT, "0"));
            case PreparationStep.BatterySaver saver ->
                Changes.of(new Change(StoredSetting.LOW_POWER, saver.to().isOn() ? "1" : "0"));
            case PreparationStep.Governor governor -> Changes.of(new Change(new Governor(), governor.wanted()));
            case PreparationStep.PowerMode _, PreparationStep.ClocksPinned _ ->
                new Impossible("an Android device has no such setting");
        };
    }

    /** On battery a screen that is on goes off by its own timeout, and the device may sleep. */
    private static Changes screen(PreparationStep.Screen screen) {
        Change itself = new Change(new Screen(), screen.wanted());
        return screen.to().isOn()
                ? Changes.of(new Change(StoredSetting.SCREEN_TIMEOUT, NEVER), itself)
                : Changes.of(itself);
    }

    @Override
    public Optional<Setting> named(String name) {
        return AndroidSetting.named(name, reach).map(setting -> setting);
    }
}
