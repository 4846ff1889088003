package dev.assay.agents.rigs.jetson;

import dev.assay.agents.rigs.Ending;
import dev.assay.agents.rigs.adbd.Waveform;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * An arm64 board in an emulator, with a kernel, drivers and an SSH server of its own: agents/rigs/jetson. It ends with this
 * object, and with this JVM however that ends. Its speed says nothing of a board's, and its sensors show what they are told.
 * Used by one thread.
 */
public final class EmulatedBoard implements AutoCloseable {
    private static final Duration BOOT = Duration.ofMinutes(5);

    /** From a saved state: some seconds, but on a busy machine. Beyond, it boots. */
    private static final Duration RESTORE = Duration.ofSeconds(90);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** On a busy machine sshd takes its time, and more of it with every attempt that gives up. */
    private static final Duration BANNER = Duration.ofSeconds(20);

    /** Thermal zones by the name that the Orin Nano gives them, and their thermometers' addresses. */
    public enum Zone {
        CPU(0x48),
        GPU(0x49),
        SOC(0x4a),
        TJ(0x4b);

        private final int address;

        Zone(int address) {
            this.address = address;
        }
    }

    /** How it came to run when it was started. */
    public enum Beginning {
        BOOTED,
        RESTORED
    }

    private final Path built;
    private final String board;
    private final Path folder;
    private final int port;
    private Beginning beginning = Beginning.BOOTED;
    private Process process;
    private Machine machine;
    private Analog analog;

    private EmulatedBoard(Path built, String board, Path folder, int port) {
        this.built = built;
        this.board = board;
        this.folder = folder;
        this.port = port;
    }

    /** A board like a Jetson Orin Nano under JetPack 6: rails by hwmon. */
    public static EmulatedBoard orinNano(Path folder) throws IOException, InterruptedException {
        return start("orin-nano", folder);
    }

    /** A board like a Jetson Nano under JetPack 4: rails by IIO. */
    public static EmulatedBoard nano(Path folder) throws IOException, InterruptedException {
        return start("nano", folder);
    }

    /**
     * Starts a board from the kept state of one that had just come up, some seconds; where none is kept, one is booted for that
     * first, and where it cannot be had, this one boots. Ends the test where that is impossible: see {@link JetsonRig}.
     *
     * <p>A restored board has host name, machine id, boot id, disk and wall clock of its own. Its uptime and the ids of its
     * first processes are those of the board whose state it was, and so is the kernel's command line.
     *
     * @param board its folder's name in agents/rigs/jetson/boards
     * @param folder of this board alone; made if it is not there
     */
    public static EmulatedBoard start(String board, Path folder) throws IOException, InterruptedException {
        Path built = JetsonRig.needed();
        return start(board, folder, built, JetsonRig.snapshot(built, board));
    }

    static EmulatedBoard start(String board, Path folder, Path built, Snapshot snapshot)
            throws IOException, InterruptedException {
        EmulatedBoard started = new EmulatedBoard(built, board, own(folder), freePort());
        started.make(snapshot);
        if (!snapshot.isThere() || !started.restore(snapshot)) {
            started.boot();
        }
        return started;
    }

    /** Starts a board as {@link #start(String, Path)} does; it boots, whatever is kept. */
    public static EmulatedBoard booted(String board, Path folder) throws IOException, InterruptedException {
        EmulatedBoard started = new EmulatedBoard(JetsonRig.needed(), board, own(folder), freePort());
        started.boot();
        return started;
    }

    private static Path own(Path folder) throws IOException {
        return Files.createDirectories(folder).toAbsolutePath();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void launch(String... more) throws IOException {
        List<String> command = new ArrayList<>(JetsonRig.command(
                "run", board, folder.toString(), Integer.toString(port), "--built", built.toString()));
        command.addAll(List.of(more));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private void boot(String... more) throws IOException, InterruptedException {
        launch(more);
        try {
            machine = Machine.open(folder.resolve("qmp"), PATIENCE);
            awaitUp(BOOT);
            analog = Analog.open(folder.resolve("analog"), PATIENCE);
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** @return false where that failed: nothing of it is left, and the reason is printed */
    private boolean restore(Snapshot snapshot) throws IOException, InterruptedException {
        try {
            snapshot.layInto(folder);
            launch("--from", snapshot.folder().toString());
            try (Patience _ = Patience.of(RESTORE, this::cut)) {
                machine = Machine.open(folder.resolve("qmp"), PATIENCE);
                Snapshot.goOn(machine);
                awaitUp(RESTORE);
                analog = Analog.open(folder.resolve("analog"), PATIENCE);
                becomeAnother();
            }
            beginning = Beginning.RESTORED;
            return true;
        } catch (InterruptedException e) {
            close();
            throw e;
        } catch (IOException | RuntimeException e) {
            System.out.println(
                    "emulated " + board + ": its kept state " + snapshot.folder() + " is dropped, and it boots: "
                            + e.getMessage() + (Files.exists(folder.resolve("log")) ? "; log: " + log() : ""));
        }
        close();
        Files.deleteIfExists(folder.resolve("disk.qcow2"));
        snapshot.drop();
        return false;
    }

    /** What sets a board apart from others of its kind, as its init has it from the kernel's command line; and the time. */
    private void becomeAnother() throws IOException {
        Instant now = Instant.now();
        String name = board + "-" + port;
        root(String.format(Locale.ROOT, "date -u -s @%d.%09d; ", now.getEpochSecond(), now.getNano()) + "echo " + name
                + " >/proc/sys/kernel/hostname; echo " + name + " >/etc/hostname; echo 127.0.0.1 localhost " + name
                + " >/etc/hosts; hostname | md5sum | cut -c1-32 >/etc/machine-id; echo " + UUID.randomUUID()
                + " >/run/boot_id; mount --bind /run/boot_id /proc/sys/kernel/random/boot_id; echo " + UUID.randomUUID()
                + " >/dev/urandom");
    }

    /** Boots a board for its state alone, unless that is kept. Not the test's trouble: without it the test's own boots. */
    private void make(Snapshot snapshot) throws IOException, InterruptedException {
        if (snapshot.isThere()) {
            return;
        }
        try {
            snapshot.make(folder, this::bootAndWrite);
        } catch (IOException e) {
            System.out.println("emulated " + board + ": its state is not kept: " + e.getMessage());
        }
        Files.deleteIfExists(folder.resolve("disk.qcow2"));
    }

    private void bootAndWrite() throws IOException, InterruptedException {
        boot("--to");
        try {
            // The connections that asked for its banner end first.
            root(
                    "for i in $(seq 50); do pgrep -f '[s]shd: .*(accepted|priv|net)]' >/dev/null || break; sleep 0.1; done;"
                            + " sync");
            Snapshot.write(machine, folder);
        } finally {
            close();
        }
    }

    private void cut() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    /** How it came to run at first: {@link #restart} boots it. */
    public Beginning beginning() {
        return beginning;
    }

    /** Returns when its SSH server speaks. */
    public void awaitUp(Duration patience) throws IOException, InterruptedException {
        for (long end = System.nanoTime() + patience.toNanos(); !speaks(); Thread.sleep(100)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("the board does not come up; log: " + log() + "; console: "
                        + Files.readString(folder.resolve("console")));
            }
        }
    }

    /** The emulator takes connections before the board does. */
    private boolean speaks() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(Math.toIntExact(BANNER.toMillis()));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(4), StandardCharsets.US_ASCII).equals("SSH-");
        } catch (IOException e) {
            return false;
        }
    }

    /** On loopback. The same after a restart. */
    public int port() {
        return port;
    }

    /** How Assay names it: {@code ssh://jetson@127.0.0.1:PORT}. */
    public String id() {
        return "ssh://jetson@127.0.0.1:" + port;
    }

    /** The private key that lets in "jetson" and "root". */
    public Path key() {
        return built.resolve("key");
    }

    /** The board's host key as a line of known_hosts. */
    public String knownHost() throws IOException {
        String[] words = Files.readString(built.resolve("host_key.pub")).split(" ");
        return "[127.0.0.1]:" + port + " " + words[0] + " " + words[1];
    }

    /** What the emulator said. */
    public String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    // --- its life

    /** Its processors stop, as a hung board's do, and its clocks; the port still takes connections. */
    public void freeze() throws IOException {
        machine.freeze();
    }

    public void thaw() throws IOException {
        machine.thaw();
    }

    /** Power is cut. What was not written to its disk yet is lost. */
    public void kill() throws IOException {
        process.getOutputStream().close();
        if (!Ending.await(process)) {
            throw new IOException("the emulator did not end with its standard input");
        }
        machine.close();
        analog.close();
    }

    /** Boots it, also after it powered itself off: the same port and disk, another boot id. */
    public void restart() throws IOException, InterruptedException {
        kill();
        boot();
    }

    /** Whether it powered itself off within this time. */
    public boolean powersOff(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    // --- its link

    /** The network cable is pulled; nothing ends by itself. */
    public void cutLink() throws IOException {
        machine.link(false);
    }

    public void mendLink() throws IOException {
        machine.link(true);
    }

    /** What the board sends goes through the kernel's network emulator: {@code delay 40ms rate 1mbit}, as tc-netem(8) has it. */
    public void shape(String netem) throws IOException {
        root("modprobe sch_netem; tc qdisc replace dev eth0 root netem " + netem);
    }

    public void unshape() throws IOException {
        root("tc qdisc del dev eth0 root");
    }

    /** What sshd keeps for each connection is killed: all of them are cut at once, and new ones are taken. */
    public void dropConnections() throws IOException {
        root(
                "for p in /proc/[0-9]*; do case \"$(tr '\\0' ' ' <$p/cmdline)\" in 'sshd: jetson'*) kill -9 ${p#/proc/};; esac;"
                        + " done 2>/dev/null; true");
    }

    // --- its sensors and clock

    /**
     * Lets the first rail follow a waveform in watts until the result or this board is closed.
     *
     * @param period between two values; 2 ms and more
     */
    public DrivenPower drive(Waveform watts, Duration period) throws IOException {
        return DrivenPower.start(analog, watts, period);
    }

    /** The first rail shows this, in watts, until told otherwise; temperatures no longer follow the load. */
    public void power(double watts) throws IOException {
        DrivenPower.show(analog, Waveform.constant(watts));
    }

    /**
     * Lets a thermometer follow a waveform in °C until the result or this board is closed; power must be driven or set.
     *
     * @param period between two values; 2 ms and more
     */
    public DrivenTemperature drive(Zone zone, Waveform celsius, Duration period) throws IOException {
        return DrivenTemperature.start(analog, zone.address, celsius, period);
    }

    /** Power and temperatures follow the processors' load, as when it was started. */
    public void follow() throws IOException {
        analog.set("follow 4000 9000");
    }

    /** A thermometer shows this, in steps of 0.5 °C; power must be driven, or temperatures follow the load. */
    public void temperature(Zone zone, double celsius) throws IOException {
        analog.set("temp " + zone.address + " " + Math.round(celsius * 1000));
    }

    /** Sets the board's wall clock apart from this machine's. */
    public void clock(Duration ahead) throws IOException {
        root("date -u -s @$(($(date +%s) + " + ahead.toSeconds() + "))");
    }

    /** Looks at the board's CLOCK_MONOTONIC, not over the network; the first rail shows 7 W from then on. */
    public Witness witness() throws IOException {
        long before = System.nanoTime();
        long board = DrivenPower.show(analog, Waveform.constant(7));
        return new Witness(before, board, System.nanoTime());
    }

    /**
     * What the clock of the board was at a moment between two of this machine's.
     *
     * @param boardNs its CLOCK_MONOTONIC
     */
    public record Witness(long beforeNs, long boardNs, long afterNs) {
        /** Half of the time between the two moments: the truth is not known better. */
        public long halfNs() {
            return (afterNs - beforeNs + 1) / 2;
        }

        public long middleNs() {
            return beforeNs + halfNs();
        }
    }

    /**
     * Lets the board's clocks run faster, as a time daemon does.
     *
     * @param ppm up to 500 by the kernel's frequency; beyond, in steps of 100, by the length of its ticks
     */
    public void drift(int ppm) throws IOException {
        root("busybox adjtimex -q -t " + (Math.abs(ppm) > 500 ? 10_000 + ppm / 100 : 10_000) + " -f "
                + (Math.abs(ppm) > 500 ? 0 : ppm << 16));
    }

    /** The same as {@link #shape} for what comes to the board: through a device of the kernel's that only passes on. */
    public void shapeIncoming(String netem) throws IOException {
        root(
                "modprobe ifb numifbs=1; modprobe sch_netem; modprobe sch_ingress; modprobe cls_matchall; modprobe act_mirred;"
                        + " ip link set ifb0 up; tc qdisc replace dev eth0 ingress;"
                        + " tc filter replace dev eth0 ingress matchall action mirred egress redirect dev ifb0;"
                        + " tc qdisc replace dev ifb0 root netem " + netem);
    }

    public void unshapeIncoming() throws IOException {
        root("tc qdisc del dev eth0 ingress; tc qdisc del dev ifb0 root");
    }

    /** A line for a shell of root on the board, not over the network; what it said. */
    public String root(String line) throws IOException {
        return analog.run(line);
    }

    @Override
    public void close() throws IOException {
        if (process == null) {
            return;
        }
        process.getOutputStream().close();
        boolean ended = Ending.await(process);
        if (machine != null) {
            machine.close();
        }
        if (analog != null) {
            analog.close();
        }
        if (!ended) {
            throw new IOException("the emulator did not end with its standard input");
        }
    }
}
