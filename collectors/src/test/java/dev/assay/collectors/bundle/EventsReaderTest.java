package dev.assay.collectors.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.collectors.event.Event;
import dev.assay.collectors.event.EventProblem;
import dev.assay.collectors.event.EventProblem.Code;
import dev.assay.collectors.event.Events;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.fixture.SyntheticEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventsReaderTest {
    private static final SyntheticEvents GOOD =
            loaded().prefill(0, 300, 800, 8).tokens(0, 810, 820, 830).end(831);

    @Test
    void givenGoodEventsThenAllAreReadWithoutAProblem() throws Exception {
        Events events = read(GOOD.text());

        assertThat(events.problems()).isEmpty();
        assertThat(events.hello()).hasValueSatisfying(h -> {
            assertThat(h.runner()).isEqualTo("runner-llama");
            assertThat(h.facts()).containsEntry("synthetic", "yes");
        });
        assertThat(events.phase("load")).hasValue(new Event.PhaseDone("load", 20_000_000, 120_000_000));
        assertThat(events.prefills()).containsExactly(new Event.Prefill(0, 300_000_000, 800_000_000, 8));
        assertThat(events.tokens().get(0)).extracting(Event.Token::index).containsExactly(0, 1, 2);
        assertThat(events.end()).isPresent();
        assertThat(events.error()).isEmpty();
    }

    @Test
    void givenUnknownEventsKeysAndPhasesThenTheyAreIgnored() throws Exception {
        Events events = read(loaded().line("{\"event\":\"mood\",\"is\":[{}]}")
                .line("{\"event\":\"infer\",\"iteration\":0,\"begin\":1000000000,\"end\":1000000001,\"colour\":null}")
                .phase("tokenizer", 2000, 2001)
                .end(2002)
                .text());

        assertThat(events.problems()).isEmpty();
        assertThat(events.infers()).hasSize(1);
    }

    @Test
    void givenAnUnfinishedLastLineThenItIsIgnored() throws Exception {
        Events events = read(GOOD.text() + "{\"event\":\"tok");

        assertThat(events).isEqualTo(read(GOOD.text()));
    }

    @Test
    void givenAnErrorThenItsCodeAndWordsAreRead() throws Exception {
        assertThat(read(loaded().error("BAD_MODEL", "no magic").text()).error())
                .hasValue(new Event.Error(Event.Error.Code.BAD_MODEL, "no magic"));
    }

    @Test
    void givenLinesInAnotherOrderThenOnlyStampsCount() throws Exception {
        Events events = read(
                loaded().tokens(0, 810, 820).prefill(0, 300, 800, 8).end(821).text());

        assertThat(events.problems()).isEmpty();
    }

    @Test
    void givenABrokenProtocolThenTheProblemNamesItsLine() throws Exception {
        assertProblem("garbage\n", 1, Code.NOT_AN_EVENT);
        assertProblem("[1]\n", 1, Code.NOT_AN_EVENT);
        assertProblem("{\"evnt\":\"hello\"}\n", 1, Code.NOT_AN_EVENT);
        assertProblem("{\"event\":\"end\",\"at\":1}{}\n", 1, Code.NOT_AN_EVENT);
        assertProblem("{\"event\":\"end\",\"at\":1}\n", 1, Code.NO_HELLO);
        assertProblem(
                "{\"event\":\"hello\",\"protocol\":2,\"runner\":\"r\",\"runtime\":\"t\"}\n", 1, Code.WRONG_PROTOCOL);
        assertProblem(loaded().line("{\"event\":\"end\"}").text(), 6, Code.BAD_VALUE);
        assertProblem(loaded().line("{\"event\":\"end\",\"at\":\"7\"}").text(), 6, Code.BAD_VALUE);
        assertProblem(loaded().line("{\"event\":\"end\",\"at\":1.5}").text(), 6, Code.BAD_VALUE);
        assertProblem(loaded().line("{\"event\":\"end\",\"at\":-1}").text(), 6, Code.BAD_VALUE);
        assertProblem(loaded().line("{\"event\":\"error\",\"code\":\"TIRED\"}").text(), 6, Code.BAD_VALUE);
        assertProblem(loaded().infer(0, 400, 399).text(), 6, Code.BAD_VALUE);
        assertProblem(loaded().phase("load", 400, 500).text(), 6, Code.REPEATED);
        assertProblem(loaded().infer(0, 400, 500).infer(0, 600, 700).text(), 7, Code.REPEATED);
        assertProblem(loaded().tokens(0, 400).text(), 6, Code.MISSING);
        assertProblem(loaded().end(400).infer(0, 300, 301).text(), 7, Code.AFTER_END);
        assertProblem(loaded().error("RUNTIME", "x").end(400).text(), 7, Code.AFTER_END);
        assertProblem("x".repeat(EventsReader.MAX_LINE_BYTES + 1), 1, Code.TOO_MANY);
    }

    @Test
    void givenStampsThatContradictEachOtherThenTheyAreOutOfOrder() throws Exception {
        assertProblem(loaded().prefill(0, 300, 800, 8).tokens(0, 799).text(), 7, Code.OUT_OF_ORDER);
        assertProblem(loaded().prefill(0, 300, 800, 8).tokens(0, 810, 809).text(), 8, Code.OUT_OF_ORDER);
        assertProblem(loaded().infer(0, 300, 400).infer(1, 399, 500).text(), 7, Code.OUT_OF_ORDER);
        assertProblem(loaded().infer(0, 250, 400).text(), 6, Code.OUT_OF_ORDER);
    }

    @Test
    void givenAGapInTheTokensThenItIsMissing() throws Exception {
        String text = GOOD.text()
                .lines()
                .filter(line -> !line.contains("\"index\":1"))
                .reduce("", (all, line) -> all + line + "\n");

        assertProblem(text, 8, Code.MISSING);
    }

    @Property(tries = 150)
    void anyBytesAreReadWithoutAnError(@ForAll @Size(max = 500) byte[] noise) throws Exception {
        Events events = read(noise);

        assertThat(events.all()).isEmpty();
    }

    @Property(tries = 150)
    void aFlippedBitIsReadWithoutAnError(@ForAll @IntRange(min = 0) int where) throws Exception {
        byte[] bytes = GOOD.text().getBytes(StandardCharsets.UTF_8);
        bytes[where / 8 % bytes.length] ^= (byte) (1 << (where % 8));

        Events events = read(bytes);

        assertThat(events.all().size()).isBetween(8, 11);
    }

    private static SyntheticEvents loaded() {
        return BundleFixture.loaded("runner-llama", "llama.cpp");
    }

    private static void assertProblem(String text, int line, Code code) throws Exception {
        assertThat(read(text).problems())
                .describedAs(text)
                .extracting(EventProblem::line, EventProblem::code)
                .contains(tuple(line, code));
    }

    private static Events read(String text) throws Exception {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Events read(byte[] bytes) throws BundleException, IOException {
        Path file = Files.createTempFile("assay-events", ".jsonl");
        try {
            return EventsReader.read(Files.write(file, bytes));
        } finally {
            Files.delete(file);
        }
    }
}
