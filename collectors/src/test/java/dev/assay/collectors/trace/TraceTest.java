package dev.assay.collectors.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TraceTest {
    private static final Channel CHANNEL = new Channel(0, "rss_bytes", "B", "/proc/PID/status", 100);
    private static final Trace TRACE = new Trace(CHANNEL, new long[] {10, 20, 20, 30}, new double[] {4, 1, 3, 2});

    @Test
    void boundsAreIncluded() {
        assertThat(TRACE.between(10, 20).values()).containsExactly(4, 1, 3);
        assertThat(TRACE.between(11, 29).times()).containsExactly(20, 20);
        assertThat(TRACE.between(Long.MIN_VALUE, Long.MAX_VALUE).count()).isEqualTo(4);
    }

    @Test
    void whatLiesOutsideIsEmpty() {
        assertThat(TRACE.between(31, 40).count()).isZero();
        assertThat(TRACE.between(0, 9).count()).isZero();
        assertThat(TRACE.between(30, 10).count()).isZero();
        assertThat(TRACE.between(0, 9).max()).isEmpty();
        assertThat(TRACE.between(0, 9).min()).isEmpty();
    }

    @Test
    void extremes() {
        assertThat(TRACE.min()).hasValue(1);
        assertThat(TRACE.max()).hasValue(4);
    }

    @Test
    void samplesOutOfOrderOrNotFiniteAreRefused() {
        assertThatThrownBy(() -> new Trace(CHANNEL, new long[] {2, 1}, new double[] {0, 0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Trace(CHANNEL, new long[] {1}, new double[] {Double.POSITIVE_INFINITY}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Trace(CHANNEL, new long[] {1}, new double[] {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
