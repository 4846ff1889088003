package dev.assay.results.pairing;

import dev.assay.collectors.condition.Charger;
import java.time.Instant;

/**
 * What is known of the trials of one reading, each by its number from 0 on. Ids are the same instance wherever they are the
 * same. Safe for use by many threads. {@link Measurement} says what each fact means.
 */
public interface TrialFacts {
    int count();

    String cell(int trial);

    String run(int trial);

    int block(int trial);

    int order(int trial);

    /** Null where the bundle does not say. */
    Instant started(int trial);

    boolean simulated(int trial);

    Charger charger(int trial);
}
