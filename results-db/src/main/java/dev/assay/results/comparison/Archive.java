package dev.assay.results.comparison;

import dev.assay.collectors.metric.Metric;
import dev.assay.results.store.Circumstances;
import dev.assay.results.store.ReasonCount;
import dev.assay.results.store.StoreException;
import dev.assay.results.store.TrialPlace;
import dev.assay.results.store.VerdictCount;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** What a comparison looks up once it knows which trials it is about. Each is asked at most once a comparison. */
interface Archive {
    List<Circumstances> circumstances(Collection<TrialPlace> places) throws StoreException;

    List<VerdictCount> verdicts(Collection<String> runs) throws StoreException;

    /** Why valid trials lack metrics. */
    List<ReasonCount> reasons(Collection<String> runs, Set<Metric> metrics) throws StoreException;
}
