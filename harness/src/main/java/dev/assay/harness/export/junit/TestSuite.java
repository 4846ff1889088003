package dev.assay.harness.export.junit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tests that belong together.
 *
 * @param properties what is to be known of all of them, in the order of the map
 */
public record TestSuite(String name, Instant started, Map<String, String> properties, List<TestCase> cases) {
    public TestSuite {
        cases = List.copyOf(cases);
    }

    long count(Class<? extends TestCase.Outcome> outcome) {
        return cases.stream().filter(c -> outcome.isInstance(c.outcome())).count();
    }

    BigDecimal seconds() {
        return cases.stream().map(TestCase::seconds).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
