package dev.assay.collectors.metric;

import dev.assay.collectors.bundle.Workload;
import dev.assay.collectors.energy.Window;
import dev.assay.collectors.phase.Phase;
import dev.assay.collectors.phase.Timeline;
import java.util.ArrayList;
import java.util.List;

/**
 * The time that counts, warm-up and loading left out: of generating, each iteration from the begin of its prefill to its last
 * token; of inferences and of sustained generation, from the begin of the first to the end of the last, what lies between them
 * included: one inference alone is often shorter than two samples, and what is sustained is meant without a pause.
 */
final class MeasuredWindows {
    private MeasuredWindows() {}

    static List<Window> of(Workload workload, Timeline timeline) {
        return switch (workload) {
            case Workload.Generate _ -> iterations(timeline);
            case Workload.Sustained _ -> whole(iterations(timeline));
            case Workload.Infer _ ->
                whole(timeline.all(Phase.INFER).stream().map(Window::of).toList());
        };
    }

    private static List<Window> whole(List<Window> parts) {
        return parts.isEmpty()
                ? List.of()
                : List.of(Window.of(parts.getFirst().beginNs(), parts.getLast().endNs()));
    }

    private static List<Window> iterations(Timeline timeline) {
        List<Phase> decodes = timeline.all(Phase.DECODE);
        List<Window> windows = new ArrayList<>();
        for (Phase prefill : timeline.all(Phase.PREFILL)) {
            long end = decodes.stream()
                    .filter(decode -> decode.iteration().equals(prefill.iteration()))
                    .mapToLong(Phase::endNs)
                    .findFirst()
                    .orElse(prefill.endNs());
            windows.add(Window.of(prefill.beginNs(), end));
        }
        return windows;
    }
}
