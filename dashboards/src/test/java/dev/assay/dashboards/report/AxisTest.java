package dev.assay.dashboards.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class AxisTest {
    @Property
    void given_any_values_then_all_stand_inside_the_drawing_and_a_few_round_ticks_between_them(
            @ForAll @Size(min = 1, max = 5) List<@DoubleRange(min = -1e12, max = 1e12) Double> values) {
        Axis axis = Axis.over(values);

        assertThat(values).allSatisfy(v -> assertThat(percent(axis, v)).isBetween(1.99, 98.01));
        assertThat(axis.ticks())
                .hasSizeBetween(2, 8)
                .isSorted()
                .allSatisfy(
                        tick -> assertThat(percent(axis, tick.doubleValue())).isBetween(1.99, 98.01));
    }

    @Property
    void given_a_larger_value_then_it_stands_further_right(
            @ForAll @DoubleRange(min = 0, max = 1000) double low,
            @ForAll @DoubleRange(min = 1, max = 1000) double more) {
        Axis axis = Axis.over(List.of(low, low + more));

        assertThat(percent(axis, low + more)).isGreaterThan(percent(axis, low));
    }

    private static double percent(Axis axis, double value) {
        return Double.parseDouble(axis.position(value).replace("%", ""));
    }
}
