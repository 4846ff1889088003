package dev.assay.collectors.tegrastats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is done to a line, what it still tells is what it told, and nothing is made up. */
class TegrastatsLinePropertyTest {
    private static final List<String> BOARDS =
            List.of("orin-nano", "agx-orin", "nano", "agx-xavier", "tx2", "tx1-old", "three-values");

    @Provide
    Arbitrary<String> lines() {
        return Arbitraries.of(BOARDS).map(TegrastatsLinePropertyTest::golden);
    }

    /** Anything that is made of a line's own characters, which gets further than any text does. */
    @Provide
    Arbitrary<String> scraps() {
        Arbitrary<String> parts = Arbitraries.of(
                "VDD_IN",
                "CPU",
                "cpu",
                "RAM",
                "GR3D_FREQ",
                " ",
                "@",
                "[",
                "]",
                ",",
                "off",
                "%",
                "mW",
                "/",
                "C",
                "MB",
                "-",
                ".",
                "9",
                "123456789",
                "-256");
        return parts.list().ofMaxSize(60).map(list -> String.join("", list));
    }

    @Property
    void anyText_isReadWithoutAFailure_toPossibleNumbersOnly(@ForAll String text) {
        isPossible(TegrastatsLine.parse(text));
    }

    @Property(tries = 3000)
    void scrapsOfALine_areReadWithoutAFailure_toPossibleNumbersOnly(@ForAll("scraps") String text) {
        isPossible(TegrastatsLine.parse(text));
    }

    @Property
    void aLineCutShort_tellsAPartOfTheWhole(@ForAll("lines") String text, @ForAll @IntRange(max = 700) int length) {
        TegrastatsLine whole = TegrastatsLine.parse(text);
        TegrastatsLine part = TegrastatsLine.parse(text.substring(0, Math.min(length, text.length())));

        assertThat(whole.rails()).containsAllEntriesOf(part.rails());
        assertThat(whole.temperatures()).containsAllEntriesOf(part.temperatures());
        assertThat(loads(part)).isIn(List.of(), loads(whole));
        assertThat(part.gpu().loadPct())
                .isIn(OptionalDouble.empty(), whole.gpu().loadPct());
        assertThat(part.gpu().clockHz())
                .isIn(OptionalDouble.empty(), whole.gpu().clockHz());
        assertThat(part.memory()).isIn(Optional.empty(), whole.memory());
        assertThat(part.swap()).isIn(Optional.empty(), whole.swap());
    }

    @Property
    void rearrangedFields_withUnknownOnesBetween_tellTheSame(@ForAll("lines") String text, @ForAll long seed) {
        List<String> fields = fields(text);
        fields.addAll(List.of("NEW_FREQ 7%@[3]", "SOMETHING off", "(new 3x4MB)", "X 3", "Y"));
        Collections.shuffle(fields, new Random(seed));

        TegrastatsLine whole = TegrastatsLine.parse(text + " ");
        TegrastatsLine shuffled = TegrastatsLine.parse(String.join(" ", fields) + " ");

        assertThat(shuffled.rails()).containsExactlyInAnyOrderEntriesOf(whole.rails());
        assertThat(shuffled.temperatures()).containsExactlyInAnyOrderEntriesOf(whole.temperatures());
        assertThat(shuffled.cores()).isEqualTo(whole.cores());
        assertThat(shuffled.gpu()).isEqualTo(whole.gpu());
        assertThat(shuffled.memoryController()).isEqualTo(whole.memoryController());
        assertThat(shuffled.memory()).isEqualTo(whole.memory());
    }

    @Property
    void aTemperatureIsReadAsItIsWritten_withPointAndWithComma(
            @ForAll @IntRange(min = -39, max = 149) int whole, @ForAll @IntRange(max = 999) int thousandths) {
        double expected = Double.parseDouble("%d.%03d".formatted(whole, thousandths));
        for (String separator : List.of(".", ",")) {
            String text = "a@1C zone-7@%d%s%03dC b@2C".formatted(whole, separator, thousandths);
            assertThat(TegrastatsLine.parse(text).temperatures()).containsEntry("zone-7", expected);
        }
    }

    @Property
    void noiseBetweenFields_changesNoRail(@ForAll("noise") String noise) {
        String line = "VDD_IN 2957mW/2957mW " + noise + " VDD_SOC 1012mW/1012mW";

        assertThat(TegrastatsLine.parse(line).rails())
                .containsEntry("VDD_IN", new Power(2.957, "mW"))
                .containsEntry("VDD_SOC", new Power(1.012, "mW"));
    }

    @Provide
    Arbitrary<String> noise() {
        return Combinators.combine(Arbitraries.strings().alpha().ofMaxLength(9), Arbitraries.integers())
                .as((word, number) -> word + number);
    }

    private static List<OptionalDouble> loads(TegrastatsLine line) {
        return line.cores().stream().map(Core::loadPct).toList();
    }

    private static void isPossible(TegrastatsLine line) {
        assertThat(line.rails().values())
                .allSatisfy(power -> assertThat(power.watts()).isFinite());
        assertThat(line.temperatures().values()).allSatisfy(c -> assertThat(c).isBetween(-40.0, 150.0));
        assertThat(line.cores())
                .allSatisfy(core -> assertThat(core.loadPct().orElse(0)).isBetween(0.0, 100.0));
        assertThat(line.gpu().loadPct().orElse(0)).isBetween(0.0, 100.0);
    }

    /** As the tool sees them: {@code NAME VALUE} is one, and so is a list in brackets. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        for (String word : line.split(" ")) {
            boolean value = word.matches("\\[.*|[-(\\d].*|off|\\d+x.*|.*\\)");
            if (value && !fields.isEmpty() && !fields.getLast().contains(" ")) {
                fields.set(fields.size() - 1, fields.getLast() + " " + word);
            } else {
                fields.add(word);
            }
        }
        return fields;
    }

    private static String golden(String board) {
        try {
            return TegrastatsLineTest.golden(board);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
