package dev.assay.agents.ondevice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The processes of this machine, as tests look for them and end them. */
final class Processes {
    private Processes() {}

    /** Those running the test runner with this word among its arguments. */
    static List<ProcessHandle> misbehaving(String word) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(ProbeJob.program("misbehave").toString()::equals)
                        .isPresent())
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> Arrays.asList(arguments).contains(word))
                        .isPresent())
                .toList();
    }

    static void signal(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, "--", Long.toString(pid))
                .start()
                .waitFor();
    }

    /** How often a process has gone to sleep so far. */
    static long sleeps(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("voluntary_ctxt_switches:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
    }
}
