package dev.assay.harness.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.agents.preparation.Preparation;
import dev.assay.agents.preparation.PreparationStep;
import dev.assay.agents.preparation.Switch;
import dev.assay.harness.config.Processors;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code protocol.prepare} as it is written: what is left out is null, and left as it is on the device. */
record PrepareKeys(
        Switch screen,
        Integer brightness,
        @JsonProperty("stay_awake") Switch stayAwake,
        Switch animations,
        Switch airplane,
        Switch doze,
        @JsonProperty("battery_saver") Switch batterySaver,
        @JsonProperty("power_mode") String powerMode,
        Clocks clocks,
        String governor,
        Processors affinity,
        Suite.ChargerPower power) {

    enum Clocks {
        @JsonProperty("pinned")
        PINNED
    }

    /**
     * The power mode comes before the clocks, which it moves; the screen comes last, so that nothing before it lights it up
     * again.
     */
    Preparation complete() {
        return new Preparation(Stream.of(
                        Optional.ofNullable(powerMode).map(PreparationStep.PowerMode::new),
                        Optional.ofNullable(clocks).map(_ -> new PreparationStep.ClocksPinned()),
                        Optional.ofNullable(stayAwake).map(PreparationStep.StayAwake::new),
                        Optional.ofNullable(animations).map(_ -> new PreparationStep.AnimationsOff()),
                        Optional.ofNullable(batterySaver).map(PreparationStep.BatterySaver::new),
                        Optional.ofNullable(doze).map(_ -> new PreparationStep.DozeOff()),
                        Optional.ofNullable(governor).map(PreparationStep.Governor::new),
                        Optional.ofNullable(airplane).map(PreparationStep.Airplane::new),
                        Optional.ofNullable(brightness).map(PreparationStep.Brightness::new),
                        Optional.ofNullable(screen).map(PreparationStep.Screen::new))
                .<PreparationStep>flatMap(Optional::stream)
                .toList());
    }
}
