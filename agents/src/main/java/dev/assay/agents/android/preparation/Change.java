package dev.assay.agents.android.preparation;

import dev.assay.agents.preparation.PreparationStep;
import java.util.List;

/** A setting and what it is to be. */
record Change(AndroidSetting setting, String value) {
    /** Plugged into a wall, a computer or a coil: the bits 1, 2 and 4 of {@code BatteryManager}. */
    private static final String ANY_PLUG = "7";

    /** What a step means on Android, in the order in which it is set. */
    static List<Change> of(PreparationStep step, Reach reach) {
        return switch (step) {
            case PreparationStep.Screen screen -> List.of(new Change(new Screen(), screen.wanted()));
            case PreparationStep.Brightness brightness ->
                List.of(
                        new Change(StoredSetting.BRIGHTNESS_MODE, "0"),
                        new Change(StoredSetting.BRIGHTNESS, brightness.wanted()));
            case PreparationStep.Airplane airplane -> List.of(new Change(new AirplaneMode(reach), airplane.wanted()));
            case PreparationStep.StayAwake awake ->
                List.of(new Change(StoredSetting.STAY_ON, awake.to().isOn() ? ANY_PLUG : "0"));
            case PreparationStep.AnimationsOff _ ->
                List.of(
                        new Change(StoredSetting.WINDOW_ANIMATION, "0"),
                        new Change(StoredSetting.TRANSITION_ANIMATION, "0"),
                        new Change(StoredSetting.ANIMATOR_DURATION, "0"));
            case PreparationStep.DozeOff _ ->
                List.of(new Change(DeviceIdle.DEEP, "0"), new Change(DeviceIdle.LIGHT, "0"));
            case PreparationStep.Governor governor -> List.of(new Change(new Governor(), governor.wanted()));
            case PreparationStep.BatterySaver saver ->
                List.of(new Change(StoredSetting.LOW_POWER, saver.to().isOn() ? "1" : "0"));
        };
    }
}
