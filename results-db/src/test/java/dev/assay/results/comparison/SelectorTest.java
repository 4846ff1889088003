package dev.assay.results.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.bundle.Cell;
import dev.assay.results.fixture.SyntheticRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Cell CELL =
            SyntheticRun.cell("runner-llama"); // llama.cpp@b1, synthetic Q4_0, p8-g4, 2 threads

    @Test
    void givenABareTextThenItNamesRuns() throws SelectorException {
        assertThat(Selector.parse("latest")).isEqualTo(Selector.ofRuns(List.of("latest")));
        assertThat(Selector.parse("20261123T08+2026").runs()).containsExactly("20261123T08", "2026");
        assertThat(Selector.parse("a,b")).isEqualTo(Selector.parse("a+b")).isEqualTo(Selector.parse("run=a,run=b"));
    }

    @Test
    void givenAKeyTwiceThenEitherWillDoAndDifferentKeysHoldTogether() throws SelectorException {
        Selector selector = Selector.parse("latest, quant=Q8_0, quant=Q4_0, threads=2");

        assertThat(selector.runs()).containsExactly("latest");
        assertThat(selector.fits(CELL)).isTrue();
        assertThat(Selector.parse("quant=Q4_0,threads=4").fits(CELL)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "device=synthetic-device",
                "device=synth*",
                "runtime=llama.cpp",
                "runtime=llama*@b?",
                "runner=runner-llama",
                "model=synthetic",
                "quant=Q*",
                "workload=p8-g4",
                "threads=2",
                "collectors=all"
            })
    void givenACellThenTheTermFitsIt(String text) throws SelectorException {
        assertThat(Selector.parse(text).fits(CELL)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "device=synthetic",
                "runtime=llama.cpp@b2",
                "runtime=llama\\*",
                "runner=RUNNER-LLAMA",
                "model=synthetic/Q4_0",
                "quant=Q8_0",
                "workload=p8",
                "threads=1",
                "collectors=none"
            })
    void givenAnotherCellThenTheTermDoesNotFitIt(String text) throws SelectorException {
        assertThat(Selector.parse(text).fits(CELL)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "since=2026-11-23,        2026-11-23T00:00:00Z",
        "since=2026-11-23T08:00:00Z, 2026-11-23T08:00:00Z",
        "since=7d,                2026-11-16T12:00:00Z",
        "since=1w,                2026-11-16T12:00:00Z",
        "since=12h,               2026-11-23T00:00:00Z",
        "since=90min,             2026-11-23T10:30:00Z"
    })
    void givenSinceThenRunsFromThatMomentOnFit(String text, Instant first) throws SelectorException {
        Selector selector = Selector.parse(text);

        assertThat(selector.fits("any", first, NOW)).isTrue();
        assertThat(selector.fits("any", first.minusNanos(1), NOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"until=2026-11-23, 2026-11-23T00:00:00Z", "until=7d, 2026-11-16T12:00:00Z"})
    void givenUntilThenRunsBeforeThatMomentFitAndTheOneAtItIsTheNextSides(String text, Instant end)
            throws SelectorException {
        Selector before = Selector.parse(text);
        Selector after = Selector.parse(text.replace("until", "since"));

        for (Instant started : List.of(end.minusNanos(1), end, end.plusNanos(1))) {
            assertThat(before.fits("any", started, NOW)).isEqualTo(started.isBefore(end));
            assertThat(after.fits("any", started, NOW)).isEqualTo(!started.isBefore(end));
        }
    }

    @Test
    void givenSinceAndUntilThenBothHold() throws SelectorException {
        Selector week = Selector.parse("until=7d,since=14d");

        assertThat(week.toString()).isEqualTo("since=14d,until=7d");
        assertThat(week.fits("any", NOW.minus(Duration.ofDays(10)), NOW)).isTrue();
        assertThat(week.fits("any", NOW.minus(Duration.ofDays(15)), NOW)).isFalse();
        assertThat(week.fits("any", NOW.minus(Duration.ofDays(3)), NOW)).isFalse();
    }

    @Test
    void givenASuiteThenRunsOfItFit() throws SelectorException {
        assertThat(Selector.parse("suite=night*").fits("nightly", NOW, NOW)).isTrue();
        assertThat(Selector.parse("suite=night*").fits("quickstart", NOW, NOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "devcie=x                | 0  | unknown key 'devcie'; did you mean 'device'?",
                "latest,runtme=llama.cpp | 7  | unknown key 'runtme'; did you mean 'runtime'?",
                "model=a,zebra=b         | 8  | unknown key 'zebra'; known: collectors, device, model, quant, run, runner, runtime, since, suite, threads, until, workload",
                "device=                 | 7  | expected a value behind device=, found nothing",
                "a,,b                    | 2  | expected a run or a term such as device=board-1, found nothing",
                "a+                      | 2  | expected the id of a run, found nothing",
                "threads=two             | 8  | expected a number of threads from 1 on, found \"two\"",
                "threads=0               | 8  | expected a number of threads from 1 on, found \"0\"",
                "collectors=some         | 11 | expected all or none, found \"some\"",
                "runtime=@b1             | 8  | expected NAME or NAME@VERSION, found \"@b1\"",
                "since=7d,since=8d       | 15 | since stands twice",
                "until=7d,a,until=8d     | 17 | until stands twice",
                "until=tomorrow          | 6  | expected a day such as 2026-11-01, a time such as 2026-11-01T08:00:00Z, or a span such as 7d (also w, h, min), found \"tomorrow\"",
                "since=soon              | 6  | expected a day such as 2026-11-01, a time such as 2026-11-01T08:00:00Z, or a span such as 7d (also w, h, min), found \"soon\"",
                "since=99999999w         | 6  | expected a day such as 2026-11-01, a time such as 2026-11-01T08:00:00Z, or a span such as 7d (also w, h, min), found \"99999999w\""
            })
    void givenATextThatIsNoSelectorThenTheErrorSaysWhatAndWhere(String text, int position, String why) {
        assertThatThrownBy(() -> Selector.parse(text.strip())).isInstanceOfSatisfying(SelectorException.class, e -> {
            assertThat(e.position()).isEqualTo(position);
            assertThat(e.why()).isEqualTo(why);
            assertThat(e.where()).isEqualTo("character " + (position + 1) + " of \"" + text.strip() + "\"");
        });
    }

    @Test
    void givenAnEmptyTextThenItIsAnError() {
        assertThatThrownBy(() -> Selector.parse("")).isInstanceOf(SelectorException.class);
    }
}
