package dev.assay.agents.rigs.adbd;

import dev.assay.agents.rigs.Ending;
import dev.assay.agents.rigs.RigScript;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The program behind a device, and its orders: see agents/rigs/adbd/device/main.c. It ends when its standard input does. */
final class DeviceProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String GONE = "gone";

    private final Process process;
    private final BlockingQueue<String> says = new LinkedBlockingQueue<>();
    private final Object life = new Object();
    private int port;
    private long clockNs;
    private int boots;

    private DeviceProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::listen);
    }

    static DeviceProcess start(String face, Path folder, int dataMib) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        String built = AdbdRig.needed();
        String data = Integer.toString(dataMib);
        Process process = new ProcessBuilder(
                        AdbdRig.command("run", face, folder.toString(), "--control", "--data", data, "--built", built))
                .redirectError(log.toFile())
                .start();
        DeviceProcess device = new DeviceProcess(process);
        try {
            device.answer("on");
        } catch (IOException e) {
            device.close();
            String why = e.getMessage() + "; it said: " + Files.readString(log);
            if (why.contains("Operation not permitted")) {
                RigScript.cannot("devices need namespaces, which are forbidden here: " + why);
            }
            throw new IOException(why, e);
        }
        return device;
    }

    long pid() {
        return process.pid();
    }

    int port() {
        synchronized (life) {
            return port;
        }
    }

    long clockNs() {
        synchronized (life) {
            return clockNs;
        }
    }

    /** Returns when it was followed. */
    synchronized void order(String order) throws IOException, InterruptedException {
        says.clear();
        OutputStream orders = process.getOutputStream();
        orders.write((order + "\n").getBytes(StandardCharsets.UTF_8));
        orders.flush();
        answer(order.split(" ")[0]);
    }

    void awaitBoots(int wanted, Duration deadline) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        synchronized (life) {
            while (boots < wanted) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("the device has booted " + boots + " times, not " + wanted);
                }
                TimeUnit.NANOSECONDS.timedWait(life, left);
            }
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        if (!Ending.await(process)) {
            throw new IOException("the device's program did not end with its standard input");
        }
    }

    private void answer(String expected) throws IOException, InterruptedException {
        while (true) {
            String line = says.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null || line.equals(GONE) || line.startsWith("refused")) {
                throw new IOException("'" + expected + "' was not followed by the device's program: "
                        + (line == null ? "no answer" : line));
            }
            if (line.split(" ")[0].equals(expected)) {
                return;
            }
        }
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                if (line.startsWith("on ")) {
                    booted(line.split(" "));
                }
                says.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            says.add(GONE);
        }
    }

    /** on PORT ADBD CLOCK */
    private void booted(String[] words) {
        synchronized (life) {
            port = Integer.parseInt(words[1]);
            clockNs = Long.parseLong(words[3]);
            boots++;
            life.notifyAll();
        }
    }
}
