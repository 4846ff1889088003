package dev.assay.agents.rigs.adbd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A synthetic Android device behind AOSP's real adbd: files, properties and sensors of a face in agents/rigs/adbd/faces, and
 * processes, network, disk and clocks of its own. It ends with this object, and with this JVM however that ends. Used by one
 * thread; its files may be changed by others.
 */
public final class AdbdDevice implements AutoCloseable {
    /** So much fits into /data where nothing else is said: 2 GiB. */
    public static final int DATA_MIB = 2048;

    private final DeviceProcess process;
    private final Path folder;
    private final List<DrivenSensor> driven = new ArrayList<>();

    private AdbdDevice(DeviceProcess process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /** A device like a Pixel 8: current in µA, negative while discharging. */
    public static AdbdDevice pixel(Path folder) throws IOException, InterruptedException {
        return start("pixel-8", folder, DATA_MIB);
    }

    /** A device like a Galaxy S21: current in mA, negative while discharging. */
    public static AdbdDevice galaxy(Path folder) throws IOException, InterruptedException {
        return start("galaxy-s21", folder, DATA_MIB);
    }

    /**
     * Starts a device on a free port. Ends the test where that is impossible: see {@link AdbdRig}.
     *
     * @param face its folder's name in agents/rigs/adbd/faces
     * @param folder of this device alone; made if it is not there
     * @param dataMib size of /data, MiB, in memory; 0: on the disk of {@code folder}, without a limit of its own
     */
    public static AdbdDevice start(String face, Path folder, int dataMib) throws IOException, InterruptedException {
        Path own = Files.createDirectories(folder).toAbsolutePath();
        return new AdbdDevice(DeviceProcess.start(face, own, dataMib), own);
    }

    /** What adb calls it: {@code 127.0.0.1:PORT}. The same after a restart. */
    public String serial() {
        return "127.0.0.1:" + port();
    }

    public int port() {
        return process.port();
    }

    /** Its / as seen from here, with what is mounted in it. Only while it is not closed. */
    public Path root() {
        return Path.of("/proc", Long.toString(process.pid()), "root")
                .resolve(folder.resolve("root").toString().substring(1));
    }

    /** A file of the device, named by its absolute path there. */
    public Path file(String path) {
        return root().resolve(path.substring(1));
    }

    /** What the programs of the rig and adbd said. */
    public String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    // --- its life

    /** adbd stops, as a hung one does; what else runs there goes on. The port still takes connections. */
    public void freeze() throws IOException, InterruptedException {
        process.order("freeze");
    }

    public void thaw() throws IOException, InterruptedException {
        process.order("thaw");
    }

    /** Everything on it ends at once and the port is closed, as when the battery is pulled. Its files stay. */
    public void kill() throws IOException, InterruptedException {
        process.order("off");
    }

    /** Boots it: the same port, the same files, another boot id; its clock begins anew. */
    public void restart() throws IOException, InterruptedException {
        process.order("off");
        process.order("on");
    }

    /**
     * Waits until it has booted so often since it was started, of which the first was the start. For reboots that it was asked
     * for over adb.
     */
    public void awaitBoots(int boots, Duration deadline) throws InterruptedException {
        process.awaitBoots(boots, deadline);
    }

    // --- its clock

    /** CLOCK_MONOTONIC (and BOOTTIME) of the device minus {@link System#nanoTime()} of this machine, ns, since it booted. */
    public long clockNs() {
        return process.clockNs();
    }

    /** A moment of the device's monotonic clock on that of {@link System#nanoTime()}, ns. */
    public long hostNs(long deviceNs) {
        return deviceNs - clockNs();
    }

    // --- its disk

    /** Leaves no more than a page free in /data, without taking memory for it. Not where /data has no limit of its own. */
    public void fillDisk() throws IOException, InterruptedException {
        leaveOnDisk(0);
    }

    /** Leaves so many bytes free in /data, up to a page more. */
    public void leaveOnDisk(long bytes) throws IOException, InterruptedException {
        process.order("leave " + bytes);
    }

    /** /data is as large as at the start again. */
    public void freeDisk() throws IOException, InterruptedException {
        process.order("restore");
    }

    // --- its properties and sensors

    /** Sets a property, those that begin with ro. too. Those in adb's banner are read when a host connects. */
    public void property(String key, String value) throws IOException {
        Files.writeString(file("/rig/properties"), key + "=" + value + "\n", StandardOpenOption.APPEND);
    }

    /** Boots anew as a device that lets no host in until {@link #authorise}. */
    public void requireAuthorisation() throws IOException, InterruptedException {
        property("rig.adb.authorized", "0");
        property("ro.adb.secure", "1");
        restart();
    }

    /** The tap on "Allow", noticed within 0.2 s. */
    public void authorise() throws IOException {
        property("rig.adb.authorized", "1");
    }

    /** Writes a line into a file of the device, which keeps its inode: a reader sees the old text or the new one. */
    public void sensor(String path, Object value) throws IOException {
        try (SensorFile file = new SensorFile(file(path))) {
            file.write(value + "\n");
        }
    }

    /** The shell user may not read a file any more, as with many of a phone's sensors. */
    public void deny(String path) throws IOException {
        Files.setPosixFilePermissions(file(path), PosixFilePermissions.fromString("---------"));
    }

    public void allow(String path) throws IOException {
        Files.setPosixFilePermissions(file(path), PosixFilePermissions.fromString("rw-r--r--"));
    }

    /**
     * Lets the stand-in for perfetto record a number, and makes that there is a stand-in: a device has none before. Shown as the
     * files of {@link #recorded}, so that one can be driven as any sensor.
     *
     * @param what {@code rails/NAME} (µWs), {@code battery/current_now} (and {@code voltage_now}, {@code charge_counter},
     *     {@code capacity}), {@code cpufreq/N} (kHz), {@code thermal/ZONE} (m°C), {@code slept_ns}; {@code unknown}: words of a
     *     configuration that it refuses
     */
    public void perfettoRecords(String what, Object value) throws IOException {
        Path file = file(recorded(what));
        Files.createDirectories(file.getParent());
        Files.writeString(file, value + "\n");
    }

    /** Where what the stand-in for perfetto records stands on the device. */
    public static String recorded(String what) {
        return "/rig/perfetto/" + what;
    }

    /**
     * Lets a sensor follow a waveform until the result or this device is closed.
     *
     * @param path of the sensor's file on the device
     * @param perUnit numbers in the file for one of the waveform's units, with sign: -1e6 for discharging amperes in µA
     * @param period between two numbers; 1 ms and more
     */
    public DrivenSensor drive(String path, double perUnit, Waveform waveform, Duration period) throws IOException {
        DrivenSensor sensor = DrivenSensor.start(file(path), perUnit, waveform, period);
        driven.add(sensor);
        return sensor;
    }

    @Override
    public void close() throws IOException {
        for (DrivenSensor sensor : driven) {
            sensor.close();
        }
        process.close();
    }
}
