package dev.assay.collectors.verdict;

import java.util.List;

/** A trial's validity. Statistics use valid trials only; suspect and failed ones are kept, counted and shown. */
public sealed interface Verdict {
    record Valid() implements Verdict {}

    record Suspect(List<Reason> reasons) implements Verdict {
        public Suspect {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a suspect trial needs a reason");
            }
        }
    }

    record Failed(Failure failure, String detail) implements Verdict {}
}
