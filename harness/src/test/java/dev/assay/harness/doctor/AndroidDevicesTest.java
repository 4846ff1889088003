package dev.assay.harness.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.Agent.Discovery;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.collectors.bundle.Cell;
import dev.assay.harness.doctor.Finding.State;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AndroidDevicesTest {
    @Test
    void given_no_adb_and_no_device_then_the_package_and_the_steps_are_named() {
        Finding found = AndroidDevices.of(Discovery.NOTHING, false);

        assertThat(found.state()).isEqualTo(State.LIMITED);
        assertThat(found.seen()).startsWith("no adb is in ANDROID_HOME");
        assertThat(found.remedy()).contains("apt-get install adb", "docs/platforms/android.md");
    }

    @Test
    void given_an_adb_without_a_device_then_that_is_said_whatever_else_is_attached() {
        Finding found = AndroidDevices.of(new Discovery(List.of(new Named("local:1")), List.of()), true);

        assertThat(found.state()).isEqualTo(State.LIMITED);
        assertThat(found.seen()).isEqualTo("adb has none that takes jobs");
        assertThat(found.remedy()).contains("adb devices", "docs/platforms/android.md");
    }

    @Test
    void given_a_device_over_adb_then_all_is_well_even_where_another_machines_server_has_it() {
        Finding found = AndroidDevices.of(new Discovery(List.of(new Named("adb:7A")), List.of()), false);

        assertThat(found.state()).isEqualTo(State.OK);
        assertThat(found.seen()).isEqualTo("adb:7A");
        assertThat(found.remedy()).isNull();
    }

    private record Named(String id) implements Device {
        @Override
        public Cell.Device identity() {
            return new Cell.Device(id, "android", "android-aarch64", "phone");
        }

        @Override
        public Map<String, String> facts() {
            return Map.of();
        }

        @Override
        public Capacity capacity() {
            return new Capacity(8, OptionalLong.empty());
        }

        @Override
        public DeviceSession open() {
            throw new AssertionError("nothing is asked of it");
        }
    }
}
