package dev.assay.harness.gate;

import dev.assay.results.statistics.BcaBootstrap;
import dev.assay.results.statistics.Margin;

/** What a policy that leaves a key out says. */
final class PolicyDefaults {
    static final Margin MARGIN = Margin.DEFAULT;

    /** Below it there is no interval, and so no outcome. */
    static final int TRIALS = BcaBootstrap.MINIMUM_N;

    /** A nightly run with few trials should not stop every merge; a reader should see it. */
    static final Action ON_INCONCLUSIVE = Action.WARN;

    /** As with too few trials: no answer is no proof of a regression. */
    static final Action ON_UNCOMPARABLE = Action.WARN;

    /** A cell that worked and works no more is the worst of regressions. */
    static final Action ON_MISSING = Action.FAIL;

    /** The policy may be that of several suites, so a part without cells closes no gate by itself; a reader should see it. */
    static final Action ON_IDLE = Action.WARN;

    private PolicyDefaults() {}

    /** A difference that nobody minds is no regression either: what is allowed is the policy's margin. */
    static double regressionPercent(Margin margin) {
        return margin.percent();
    }
}
