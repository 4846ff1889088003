package dev.assay.harness.progress;

import dev.assay.collectors.verdict.Verdict;
import dev.assay.harness.run.RunEvent;
import java.util.HashSet;
import java.util.Set;

/** Why files cannot be had, told in full once a run and not again for each cell and trial. For one thread at a time. */
final class ToldReasons {
    private final Set<String> told = new HashSet<>();

    String notProvisioned(RunEvent.NotProvisioned event) {
        String cell = "cannot have what " + Lines.cell(event.cell()) + " needs: ";
        return told.add(event.detail())
                ? cell + event.why().getMessage() + "; what to do: "
                        + event.why().remedy()
                : cell + event.why().what() + ", as told above";
    }

    String verdict(RunEvent.TrialEnded event) {
        return event.verdict() instanceof Verdict.Failed failed && told.contains(failed.detail())
                ? "failed: " + failed.failure() + ", as told above"
                : Lines.verdict(event.verdict(), event.headline());
    }
}
