package dev.assay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.results.pairing.Code;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What a newcomer types first, and what the program answers. */
class CommandHelpTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quickstart",
                "run",
                "plan",
                "doctor",
                "devices",
                "profile",
                "models",
                "runtimes",
                "runs",
                "show",
                "compare",
                "gate",
                "noise",
                "trend",
                "export",
                "report",
                "import",
                "db"
            })
    void given_any_command_when_asked_for_help_then_it_gives_an_example(String command) {
        assertThat(assay(command, "--help")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("Example", "assay " + command);
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void given_any_command_when_asked_for_help_then_no_file_name_and_no_example_is_broken_in_two(CommandLine command) {
        String help = command.getUsageMessage();

        assertThat(command.getCommandSpec().usageMessage().footer())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
        UsageMessageSpec said = command.getCommandSpec().usageMessage();
        Stream<String> options = command.getCommandSpec().args().stream().flatMap(arg -> Stream.of(arg.description()));
        Stream.concat(Stream.of(said.description()), options)
                .flatMap(text -> Stream.of(text.split("[\\s(),:;]+")))
                .filter(word -> word.matches(".*[./].*\\w.*"))
                .forEach(word -> assertThat(help).contains(word));
    }

    /** All of our own, with those below others. */
    static Stream<Named<CommandLine>> commands() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return below(Main.commandLine(nowhere, nowhere))
                .filter(command -> !(command.getCommand() instanceof CommandLine.HelpCommand))
                .map(command -> Named.of(command.getCommandSpec().qualifiedName(), command));
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(CommandHelpTest::below));
    }

    @Test
    void given_the_exit_codes_then_help_has_all_of_them_and_the_readme_the_same() throws Exception {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Map<String, String> codes = Main.commandLine(nowhere, nowhere)
                .getCommandSpec()
                .usageMessage()
                .exitCodeList();
        String readme = Files.readString(Path.of(System.getProperty("assay.home"), "README.md"))
                .replaceAll("\\s+", " ");

        assertThat(codes).containsOnlyKeys("0", "1", "2", "3", "4", "5", "130");
        codes.forEach((code, meaning) -> assertThat(readme).contains(code + " " + meaning));
    }

    @Test
    void given_the_codes_that_a_comparison_is_refused_with_then_help_names_each() {
        assay("compare", "--help");

        assertThat(out.toString())
                .contains(Stream.of(Code.values()).map(Code::name).toList())
                .containsPattern("One of\\s+DEVICE,");
    }

    @Test
    void given_quickstart_then_help_says_what_its_suite_has() {
        assay("quickstart", "--help");

        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains(
                        "a small language model (llama.cpp) and a sentence encoder (ONNX Runtime), each in two precisions");
    }

    @Test
    void given_a_command_with_a_slip_when_run_then_the_one_that_was_meant_is_named() {
        assertThat(assay("quikstart")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("did you mean 'quickstart'?").contains("assay --help");
    }

    @Test
    void given_a_run_to_resume_when_a_seed_is_given_too_then_it_is_refused_and_not_ignored() {
        assertThat(assay("run", "--resume", "20261123T101500Z-3f9a", "--seed", "7"))
                .isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("its own seed and devices");
    }

    @Test
    void given_an_ending_that_is_no_format_when_exported_then_that_is_wrong_usage() {
        assertThat(assay("export", "--to", "results.foo")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains(".xlsx, .csv, .json, .tex, .junit.xml");
    }

    @Test
    void given_a_format_without_room_for_samples_when_they_are_asked_for_then_that_is_wrong_usage() {
        assertThat(assay("export", "--to", "results.tex", "--traces")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("End the name in one of .xlsx, .csv.");
    }

    @Test
    void given_the_shipped_models_when_listed_then_each_says_in_words_where_it_comes_from() {
        assertThat(assay("models")).isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("made on this machine from seed 1").doesNotContain("[");
    }

    private int assay(String... args) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), args)
                .execute(args);
    }
}
