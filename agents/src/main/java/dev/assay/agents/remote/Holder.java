package dev.assay.agents.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A coordinator as it signs a device's lease: a process of a machine.
 *
 * @param machine where ids of processes mean the same: on Linux one boot and one namespace of processes
 * @param started of the process, ms since 1970
 */
public record Holder(String machine, long pid, long started) {
    private static final Pattern ID = Pattern.compile("c([0-9a-f]{12})-([0-9]{1,18})-([0-9]{1,18})");

    /** The same start is told a little differently by two processes. */
    private static final Duration SAME = Duration.ofSeconds(5);

    /** This process. */
    public static Holder self() {
        ProcessHandle process = ProcessHandle.current();
        return new Holder(
                machineHere(),
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    private static String machineHere() {
        String name;
        try {
            name = Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException e) {
            name = String.valueOf(System.getenv("HOSTNAME")) + System.getProperty("os.name");
        }
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 12);
    }

    public static Optional<Holder> parse(String id) {
        Matcher matcher = ID.matcher(id);
        return matcher.matches()
                ? Optional.of(new Holder(
                        matcher.group(1), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    public String id() {
        return "c" + machine + "-" + pid + "-" + started;
    }

    /** Whether it ran here and is gone. Of another machine's process nothing is known. */
    boolean isDead() {
        return machine.equals(machineHere()) && !runsHere();
    }

    /** Whether it runs here now. A process of an earlier boot of this machine does not. */
    public boolean isAlive() {
        return machine.equals(machineHere()) && runsHere();
    }

    private boolean runsHere() {
        return runsHere(pid, started);
    }

    /**
     * Whether that very process runs on this machine now, and not another that was given its number.
     *
     * @param started of the process, ms since 1970, as any process of this machine was told it
     */
    public static boolean runsHere(long pid, long started) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .filter(start -> Math.abs(start.toEpochMilli() - started) < SAME.toMillis())
                .isPresent();
    }
}
