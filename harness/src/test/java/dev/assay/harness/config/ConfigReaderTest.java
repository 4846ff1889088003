package dev.assay.harness.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    @Test
    void givenAGoodFile_thenEveryValueIsTyped() throws ConfigException {
        Sample sample = Sample.read("""
                name: all
                deadline: 2 min
                memory: 512 MiB
                rate: 100 Hz
                load: 20 %
                heat: 40 °C
                order: random
                cells:
                  - {threads: 2, tags: [a, b]}
                """).value();

        assertThat(sample)
                .isEqualTo(new Sample(
                        "all",
                        Duration.ofMinutes(2),
                        new Bytes(512L << 20),
                        new Hertz(100),
                        new Percent(20),
                        new Celsius(40),
                        "random",
                        List.of(new Sample.Cell(2, List.of("a", "b")))));
    }

    @Test
    void givenSeveralMistakes_thenAllComeAtOnceWithTheirPlaces() {
        ConfigException thrown = problems("""
                name: all
                dedline: 1 s
                deadline: 120
                order: randum
                cells:
                  - treads: 2
                  - threads: two
                  - threads: 0
                    tags: [a, a]
                """);

        assertThat(thrown.problems())
                .extracting(p -> p.line() + ":" + p.column() + " " + p.message())
                .containsExactly(
                        "2:1 unknown key 'dedline'; did you mean 'deadline'?",
                        "3:11 deadline: expected a duration with its unit (ms, s, min, h) such as \"120 s\", found 120",
                        "4:8 order: expected one of random, listed (did you mean 'random'?), found \"randum\"",
                        "6:5 key 'threads' is missing in cells[0]",
                        "6:5 unknown key 'treads' in cells[0]; did you mean 'threads'?",
                        "7:14 cells[1].threads: expected a whole number, found \"two\"",
                        "8:14 cells[2].threads: expected 1 or more, found 0",
                        "9:11 cells[2].tags: expected a list that names nothing twice, found [\"a\",\"a\"]");
        assertThat(thrown.what()).isEqualTo("sample.yaml has 8 problems");
        assertThat(thrown.where()).isEqualTo("sample.yaml:2:1");
        assertThat(thrown.remedy()).contains("docs/formats/sample.md");
    }

    @Test
    void givenAnUnknownKeyUnlikeAnyOther_thenTheKnownOnesAreListed() {
        assertThat(problems("name: a\ncells: [{threads: 1, cooldown: 3}]").problems())
                .extracting(ConfigProblem::message)
                .containsExactly("unknown key 'cooldown' in cells[0]; known: tags, threads");
    }

    @Test
    void givenADuplicateKey_thenBothLinesAreNamed() {
        ConfigProblem problem = problems("name: a\ncells:\n  - threads: 1\n    threads: 2\n")
                .problems()
                .getFirst();

        assertThat(problem.line()).isEqualTo(4);
        assertThat(problem.path()).isEqualTo("cells[0].threads");
        assertThat(problem.message()).isEqualTo("duplicate key 'threads' in cells[0]; it stands in line 3 already");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            'name: a\n  b: c'          | 2:4 | this is not YAML
            'name: [a'                 | 1:9 | this is not YAML
            'name: &x a'               | 1:7 | anchors and aliases
            'name: !!str a'            | 1:7 | tags (tag:yaml.org,2002:str) are not read
            '[a, b]: c'                | 1:1 | a key must be a word
            '- a'                      | 1:1 | expected keys with values, found
            'name: 1e999'              | 1:7 | beyond the numbers
            'name:'                    | 1:6 | expected text, found nothing
            'name: a\n---\nname: b'    | 2:1 | a second document
            """)
    void givenWhatWeDoNotRead_thenTheMessageSaysWhatAndWhere(String yaml, String place, String message) {
        assertThat(problems(yaml.replace("\\n", "\n")).problems()).anySatisfy(p -> {
            assertThat(p.line() + ":" + p.column()).isEqualTo(place);
            assertThat(p.message()).contains(message);
        });
    }

    @Test
    void givenDeepNesting_thenItIsRefusedAndTheStackHolds() {
        assertThat(problems("name: " + "[".repeat(100_000)).problems())
                .extracting(ConfigProblem::message)
                .anySatisfy(m -> assertThat(m).contains("nested more than 40 deep"));
    }

    @Test
    void givenThousandsOfLines_thenAllAreReadAndCounted() throws ConfigException {
        String cells = "- {threads: 1, tags: [abc, def]}\n".repeat(4_000);

        assertThat(Sample.read("name: a\ncells:\n" + cells).value().cells()).hasSize(4_000);
        assertThat(problems("name: a\ncells:\n" + cells + "- {threads: 0}").problems())
                .extracting(ConfigProblem::line)
                .containsExactly(4_003);
    }

    @Test
    void givenAValueThatOnlyItsTypeCanRefuse_thenItsPlaceIsNamed() {
        ConfigProblem problem = problems("name: a\nheat: 40\ncells: [{threads: 1}]\nrate: 100")
                .problems()
                .getFirst();
        assertThat(problem.line()).isEqualTo(2);

        ConfigProblem unit = problems("name: a\nmemory: 12 parsecs\ncells: [{threads: 1}]")
                .problems()
                .getFirst();
        assertThat(unit.where()).isEqualTo("sample.yaml:2:9");
        assertThat(unit.message())
                .startsWith("memory: expected an amount with its unit")
                .endsWith("found \"12 parsecs\"");
    }

    @Test
    void givenACheckOfOurOwn_thenItsProblemsComeWithTheSchemas() {
        ConfigCheck shout = (document, problems) -> problems.accept("/name", "name: expected no shouting");
        ConfigException thrown =
                catchThrowableOfType(ConfigException.class, () -> Sample.read("name: A\ncells: []", shout));

        assertThat(thrown.problems())
                .extracting(ConfigProblem::message)
                .containsExactly(
                        "name: expected no shouting", "cells: expected a list of 1 or more, found an empty list");
    }

    @Test
    void givenAFileThatIsNoText_thenItSaysSo(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("absent.yaml");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Path empty = Files.createFile(folder.resolve("empty.yaml"));
        Path huge = Files.write(folder.resolve("huge.yaml"), new byte[ConfigSource.MAX_BYTES + 1]);

        assertThat(refusal(missing)).isEqualTo("there is no such file");
        assertThat(refusal(binary)).isEqualTo("it is not UTF-8 text");
        assertThat(refusal(empty)).isEqualTo("it is empty");
        assertThat(refusal(folder)).isEqualTo("it is a directory");
        assertThat(refusal(huge)).isEqualTo("it is larger than 256 KiB");
    }

    private static String refusal(Path file) {
        ConfigException thrown =
                catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(file, Sample.SCHEMA, Sample.class));
        assertThat(thrown.where()).isEqualTo(file.toString());
        return thrown.why();
    }

    private static ConfigException problems(String yaml) {
        return catchThrowableOfType(ConfigException.class, () -> Sample.read(yaml));
    }
}
