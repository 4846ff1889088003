package dev.assay.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What holds for every command, and what a wrong command line gets. */
class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    static Stream<CommandLine> commands() {
        return leaves(Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter())))
                .filter(c -> !c.getCommandName().equals("help"));
    }

    private static Stream<CommandLine> leaves(CommandLine commandLine) {
        Map<String, CommandLine> below = commandLine.getSubcommands();
        return below.isEmpty()
                ? Stream.of(commandLine)
                : below.values().stream().flatMap(CommandLineTest::leaves);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_command_has_json_help_a_description_and_an_example(CommandLine command) {
        assertThat(command.getCommandSpec().findOption("--json")).isNotNull();
        assertThat(command.getCommandSpec().findOption("--help")).isNotNull();
        assertThat(command.getUsageMessage())
                .contains("Example")
                .contains("assay " + command.getCommandSpec().qualifiedName().substring("assay ".length()));
        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_option_and_parameter_says_what_it_is(CommandLine command) {
        assertThat(command.getCommandSpec().args())
                .allSatisfy(arg -> assertThat(arg.description()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"quickstat", "run --sed 1 x.yaml", "run", "export", "import"})
    void a_wrong_command_line_exits_with_2_and_says_where_help_is(String line) {
        assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("assay: ").contains("what to do: ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_command_that_is_nearly_right_is_suggested() {
        run("quickstat");

        assertThat(err.toString()).contains("quickstart");
    }

    @Test
    void a_device_that_is_not_there_exits_with_2_and_names_those_that_are() {
        assertThat(run("plan", System.getProperty("assay.home") + "/suites/quickstart.yaml", "--device", "adb:none"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("no such device").contains("local:");
    }

    @Test
    void the_runtimes_are_listed_with_the_abis_that_they_are_there_for() {
        assertThat(run("runtimes")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains("llama.cpp 0.5.0 (MIT)")
                .contains("reads gguf; for android-aarch64, android-x86_64, linux-aarch64, linux-x86_64; runners");
    }

    private int run(String... arguments) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true), arguments)
                .execute(arguments);
    }
}
