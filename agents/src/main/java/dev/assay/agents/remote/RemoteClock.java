package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import dev.assay.collectors.clock.ClockAnswer;
import dev.assay.collectors.clock.DeviceTimes;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A device's clock, asked for through the probe: many round trips over one channel, of which the shortest will count. Quick on
 * a quick link: the program is started once, and the trips end after {@link #ENOUGH}.
 */
record RemoteClock(ProbeProgram probe) {
    static final int MOST = 20;

    /** On a slow link. The first has the start of the program in it. */
    static final int LEAST = 4;

    static final Duration ENOUGH = Duration.ofMillis(15);

    List<ClockAnswer> ask() throws AgentException, InterruptedException {
        return probe.converse(List.of("clock"), this::trips);
    }

    private List<ClockAnswer> trips(Dialogue dialogue) throws IOException, AgentException, InterruptedException {
        List<ClockAnswer> answers = new ArrayList<>();
        answers.add(answer(dialogue.ask("")));
        long began = System.nanoTime();
        while (answers.size() < LEAST || (answers.size() < MOST && System.nanoTime() - began < ENOUGH.toNanos())) {
            answers.add(answer(dialogue.ask("")));
        }
        return answers;
    }

    private ClockAnswer answer(Dialogue.Exchange exchange) throws AgentException {
        DeviceTimes device = DeviceTimes.parse(exchange.answer())
                .orElseThrow(() -> new AgentException(
                        Failure.NOT_PROVISIONED,
                        "cannot understand the probe",
                        probe.link().name(),
                        "'probe clock' printed: " + exchange.answer(),
                        "this is a defect: keep what it printed",
                        null));
        return new ClockAnswer(exchange.sentNs(), device, exchange.receivedNs());
    }
}
