package dev.assay.agents.ondevice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.collectors.facts.Facts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real probe, asked for facts. */
final class ProbeFacts {
    private ProbeFacts() {}

    static Facts of(SensorTree tree) throws Exception {
        return of(tree, Path.of("/nowhere"));
    }

    /** @param programs folder that stands for PATH */
    static Facts of(SensorTree tree, Path programs) throws Exception {
        return Facts.parse(ask(programs, "facts", "--sysfs-root", tree.root().toString()));
    }

    static Facts ofThisMachine() throws Exception {
        return Facts.parse(ask(Path.of("/nowhere"), "facts"));
    }

    static String ask(Path programs, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(ProbeJob.program("probe").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PATH", programs.toString());
        Process process = builder.start();
        String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return json;
    }
}
