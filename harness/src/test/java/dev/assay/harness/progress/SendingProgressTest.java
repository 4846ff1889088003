package dev.assay.harness.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.harness.run.RunEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** How a long push is shown. */
class SendingProgressTest {
    private static RunEvent.Sending sending(long done, OptionalDouble rate) {
        return new RunEvent.Sending("adb:x", "model.gguf", done, 4_000_000_000L, rate);
    }

    @Test
    void given_a_terminal_then_bytes_and_rate_are_shown() {
        assertThat(Lines.sending(sending(0, OptionalDouble.empty()))).isEqualTo("sending model.gguf to adb:x");
        assertThat(Lines.sent(sending(0, OptionalDouble.empty()))).isEqualTo("0 MB of 4000 MB");
        assertThat(Lines.sent(sending(1_234_000_000, OptionalDouble.of(35.25e6))))
                .isEqualTo("1234 MB of 4000 MB, 35.3 MB/s");
    }

    @Test
    void given_a_log_then_a_push_is_one_line_however_long_it_takes() {
        StringWriter log = new StringWriter();
        PlainProgress progress = new PlainProgress(new PrintWriter(log));
        for (long done = 0; done <= 4_000_000_000L; done += 100_000_000) {
            progress.on(sending(done, OptionalDouble.of(35e6)));
        }
        progress.on(new RunEvent.Removed("adb:x", "old.gguf", 2_000_000_000));

        assertThat(log.toString().lines())
                .containsExactly(
                        "sending model.gguf to adb:x, 4000 MB",
                        "adb:x: removed old.gguf (2000 MB) of earlier runs from its store, to make room");
    }
}
