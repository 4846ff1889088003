package dev.assay.collectors.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.event.EventProblem;
import dev.assay.collectors.event.Events;
import dev.assay.collectors.fixture.BundleFixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineTest {
    @TempDir
    Path dir;

    @Test
    void givenEventsThenPhasesStandInOrderOfTimeAndDecodeIsFromFirstToLastToken() throws Exception {
        Timeline timeline =
                Timeline.of(BundleFixture.generate().seal(dir).events().orElseThrow());

        assertThat(timeline.phases())
                .extracting(Phase::name)
                .containsExactly("backend", "load", "context", "warmup", "prefill", "decode");
        assertThat(timeline.all("decode")).containsExactly(new Phase("decode", 0, 810_000_000, 840_000_000));
        assertThat(timeline.first("load").orElseThrow().millis()).isEqualTo(100);
        assertThat(timeline.first("infer")).isEmpty();
    }

    @Test
    void givenPhasesThatOverlapThenTheyAreRefused() {
        assertThatThrownBy(() -> new Timeline(List.of(new Phase("a", null, 0, 10), new Phase("b", null, 9, 20))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Phase("a", null, 1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenEventsWithProblemsThenThereIsNoTimeline() {
        Events broken = new Events(List.of(), List.of(new EventProblem(1, EventProblem.Code.NO_HELLO, "")));

        assertThatThrownBy(() -> Timeline.of(broken)).isInstanceOf(IllegalArgumentException.class);
    }
}
