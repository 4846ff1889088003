package dev.assay.agents.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

/** A real shell hands every argument on as it was. */
class ShellWordsTest {
    @Property(tries = 200)
    void whatASuiteSaysReachesTheProgramAsItIs(@ForAll @NotEmpty List<String> words) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("printf", "%s\\0"));
        for (String word : words) {
            // What UTF-8 cannot say, and what no argument can hold, is none that could arrive.
            arguments.add(new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\0", ""));
        }

        Process shell = new ProcessBuilder("sh", "-c", ShellWords.quoted(arguments)).start();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).isZero();
        assertThat(out).isEqualTo(String.join("\0", arguments.subList(2, arguments.size())) + "\0");
    }

    @Test
    void nothingOfAnArgumentIsInterpreted() {
        assertThat(ShellWords.quoted(List.of("rm", "-rf", "$(reboot) `reboot` '; reboot; '")))
                .isEqualTo("'rm' '-rf' '$(reboot) `reboot` '\\''; reboot; '\\'''");
    }

    @Test
    void anArgumentThatCannotBeIsRefused() {
        assertThatThrownBy(() -> ShellWords.quoted("a\0b")).isInstanceOf(IllegalArgumentException.class);
    }
}
