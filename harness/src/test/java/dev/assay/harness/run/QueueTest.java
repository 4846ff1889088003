package dev.assay.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.agents.Device;
import dev.assay.agents.DeviceBusyException;
import dev.assay.agents.DeviceSession;
import dev.assay.collectors.bundle.Cell;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueTest {
    private final List<String> told = new ArrayList<>();
    private Duration slept = Duration.ZERO;

    private Queue queue(Duration patience) {
        return new Queue(patience, Duration.ofSeconds(5), time -> slept = slept.plus(time));
    }

    @Test
    void given_a_device_that_becomes_free_then_the_second_gets_it_and_was_told_who_had_it() throws Exception {
        Busy device = new Busy(3);

        assertThat(queue(Duration.ofMinutes(1)).open(device, told::add)).isSameAs(device.session);

        assertThat(slept).isEqualTo(Duration.ofSeconds(15));
        assertThat(told).hasSize(3).allMatch(line -> line.equals("waiting: me@here measures on it"));
    }

    @Test
    void given_no_patience_then_it_is_refused_at_once() {
        assertThatThrownBy(() -> queue(Duration.ZERO).open(new Busy(1), told::add))
                .isInstanceOf(DeviceBusyException.class);
        assertThat(slept).isZero();
    }

    @Test
    void given_a_device_that_stays_busy_then_patience_has_an_end() {
        assertThatThrownBy(() -> queue(Duration.ofSeconds(12)).open(new Busy(1000), told::add))
                .isInstanceOf(DeviceBusyException.class);
        assertThat(slept).isEqualTo(Duration.ofSeconds(15));
    }

    /** Another has it the first few times that it is asked for. */
    private static final class Busy implements Device {
        private final DeviceSession session = (DeviceSession) Proxy.newProxyInstance(
                DeviceSession.class.getClassLoader(), new Class<?>[] {DeviceSession.class}, (_, _, _) -> null);
        private int times;

        Busy(int times) {
            this.times = times;
        }

        @Override
        public DeviceSession open() throws DeviceBusyException {
            if (times-- > 0) {
                throw new DeviceBusyException("cannot measure", "adb:x", "me@here measures on it");
            }
            return session;
        }

        @Override
        public Cell.Device identity() {
            throw new AssertionError("nobody asks");
        }

        @Override
        public Map<String, String> facts() {
            return Map.of();
        }

        @Override
        public Capacity capacity() {
            throw new AssertionError("nobody asks");
        }
    }
}
