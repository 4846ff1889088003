package dev.assay.agents.android;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.Link;
import dev.assay.collectors.condition.SystemServices;
import dev.assay.collectors.verdict.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code dumpsys} over a link. */
record AndroidServices(Link link) implements SystemServices {
    /** dumpsys gives a service 10 s by itself. */
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private static final String NOT_THERE = "Can't find service";

    /** An interrupt is kept for whoever sleeps next. */
    @Override
    public Optional<String> dump(String service) throws AgentException {
        try {
            Answer answer = link.run(List.of("dumpsys", service), DEADLINE);
            String text = answer.text();
            return answer.done() && !text.startsWith(NOT_THERE) ? Optional.of(text) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AgentException(
                    Failure.CANCELLED,
                    "cannot ask the device's services",
                    link.name(),
                    "the run was interrupted",
                    "go on with 'assay run --resume'",
                    e);
        }
    }
}
