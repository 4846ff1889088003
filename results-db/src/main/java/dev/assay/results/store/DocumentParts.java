package dev.assay.results.store;

import dev.assay.collectors.bundle.BundleJson;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.TrialDocument;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import java.util.List;

/**
 * {@code trial.json} in the parts that the database keeps it in: run, cell and setup are the same in many trials and stored
 * once each; readings have a table; the rest is the trial's own. Put together again it equals the whole.
 *
 * @param own with neither run, cell nor setup, and with no readings in its conditions
 * @param setup with provenance, sensing, session, thresholds and token bytes alone
 */
record DocumentParts(TrialDocument own, TrialDocument.Run run, Cell cell, TrialDocument setup) {
    static DocumentParts of(TrialDocument whole) {
        TrialDocument own = new TrialDocument(
                whole.schema(),
                null,
                whole.trial(),
                null,
                whole.gate(),
                with(whole.before(), List.of()),
                with(whole.after(), List.of()),
                whole.outcome(),
                null,
                null,
                null,
                null,
                null,
                whole.clock());
        TrialDocument setup = new TrialDocument(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                whole.provenance(),
                whole.sensing(),
                whole.session(),
                whole.thresholds(),
                whole.tokenBytes());
        return new DocumentParts(own, whole.run(), whole.cell(), setup);
    }

    TrialDocument whole(List<Condition> before, List<Condition> after) {
        return new TrialDocument(
                own.schema(),
                run,
                own.trial(),
                cell,
                own.gate(),
                with(own.before(), before),
                with(own.after(), after),
                own.outcome(),
                setup.provenance(),
                setup.sensing(),
                setup.session(),
                setup.thresholds(),
                setup.tokenBytes(),
                own.clock());
    }

    static String json(Object part) {
        return BundleJson.mapper().writeValueAsString(part);
    }

    static <T> T read(String json, Class<T> type) {
        return BundleJson.mapper().readValue(json, type);
    }

    private static Conditions with(Conditions conditions, List<Condition> readings) {
        return conditions == null ? null : new Conditions(conditions.at(), readings);
    }
}
