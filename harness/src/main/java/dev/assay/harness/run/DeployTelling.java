package dev.assay.harness.run;

import dev.assay.agents.DeployEvent;
import dev.assay.agents.DeployListener;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** Tells a run's listener how a device is given its files, with the rate since each began. For one thread. */
final class DeployTelling implements DeployListener {
    private final String device;
    private final RunListener listener;
    private final LongSupplier nanoTime;
    private String what = "";
    private long beganAt;
    private long beganWith;

    DeployTelling(String device, RunListener listener, LongSupplier nanoTime) {
        this.device = device;
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    @Override
    public void on(DeployEvent event) {
        listener.on(
                switch (event) {
                    case DeployEvent.Sending s ->
                        new RunEvent.Sending(device, s.what(), s.done(), s.total(), bytesPerS(s));
                    case DeployEvent.Removed r -> new RunEvent.Removed(device, r.holds(), r.bytes());
                });
    }

    /** What was cut and begins again has fewer bytes than before, or what is on its way was none. */
    private OptionalDouble bytesPerS(DeployEvent.Sending sending) {
        long now = nanoTime.getAsLong();
        if (!sending.what().equals(what) || sending.done() < beganWith) {
            what = sending.what();
            beganAt = now;
            beganWith = sending.done();
            return OptionalDouble.empty();
        }
        return now == beganAt
                ? OptionalDouble.empty()
                : OptionalDouble.of((sending.done() - beganWith) * 1e9 / (now - beganAt));
    }
}
