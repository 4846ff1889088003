package dev.assay.harness.progress;

import dev.assay.harness.run.RunEvent;
import dev.assay.harness.run.RunListener;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;

/** One line for each thing that begins or ends: what a log of a nightly job should hold. Safe for use by many threads. */
public final class PlainProgress implements RunListener {
    private final PrintWriter out;
    private final Set<String> said = new HashSet<>();
    private final ToldReasons reasons = new ToldReasons();

    public PlainProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void on(RunEvent event) {
        switch (event) {
            case RunEvent.Preparing p -> once("preparing " + p.what());
            case RunEvent.Planned p ->
                out.println("run " + p.run().id() + ": " + p.plan().trials().size() + " trials"
                        + (p.alreadyDone() > 0 ? ", " + p.alreadyDone() + " already done" : ""));
            case RunEvent.NotProvisioned n -> once(reasons.notProvisioned(n));
            case RunEvent.Session s -> once("measuring " + s.device() + ": " + s.what());
            case RunEvent.Preparation p -> once(Lines.preparation(p));
            case RunEvent.LeftChanged c -> once(Lines.leftChanged(c));
            case RunEvent.Lost l -> once(Lines.lost(l));
            case RunEvent.Ended e -> once(Lines.ended(e));
            case RunEvent.Sending s -> once(Lines.sending(s) + ", " + Lines.amount(s.total(), 0));
            case RunEvent.Removed r -> once(Lines.removed(r));
            case RunEvent.Waiting w -> once("waiting before " + w.trial() + ": " + w.why());
            case RunEvent.TrialStarted _ -> {
                // Its end says all.
            }
            case RunEvent.TrialEnded e ->
                out.println(
                        "trial " + e.number() + "/" + e.of() + " " + Lines.cell(e.cell()) + ": " + reasons.verdict(e));
        }
        out.flush();
    }

    private void once(String line) {
        if (said.add(line)) {
            out.println(line);
        }
    }
}
