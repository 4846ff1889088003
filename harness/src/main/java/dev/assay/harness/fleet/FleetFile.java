package dev.assay.harness.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.collectors.meter.MeterProgram;
import dev.assay.collectors.sensing.Meter;
import dev.assay.collectors.sensing.Meter.Clock;
import dev.assay.collectors.sensing.Meter.Measures;
import dev.assay.harness.config.Hertz;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A fleet's YAML as it is written; null is left out. docs/formats/fleet.md. */
record FleetFile(String schema, List<HostFile> hosts) {
    record HostFile(
            String id,
            String address,
            Map<String, String> labels,
            String profile,
            @JsonProperty("power_mode") String powerMode,
            List<String> sudo,
            List<MeterFile> meters) {
        List<MeterProgram> programs() {
            return meters == null
                    ? List.of()
                    : meters.stream().map(MeterFile::program).toList();
        }
    }

    record MeterFile(
            String name,
            List<String> command,
            Measures measures,
            Clock clock,
            Duration delay,
            Hertz rate,
            List<String> columns) {
        MeterProgram program() {
            return new MeterProgram(
                    new Meter(
                            name,
                            measures,
                            clock,
                            delay == null ? 0 : delay.toNanos(),
                            rate.perSecond(),
                            columns == null ? List.of() : columns),
                    command);
        }
    }
}
