package dev.assay.harness.endtoend;

import dev.assay.agents.rigs.adbd.AdbdDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Someone who pulls a device's battery at seeded moments while a run measures it, and puts it back. */
final class Unplugging implements AutoCloseable {
    /** What the run was doing. */
    enum Stage {
        DEPLOY,
        RUN,
        COLLECT,
        /** Gone over into something else while the moment to pull was waited for. */
        BETWEEN
    }

    private static final List<Stage> WANTED = List.of(Stage.DEPLOY, Stage.RUN, Stage.COLLECT);

    private static final String ASSAY = "/data/local/tmp/assay/";

    private final AdbdDevice device;
    private final Path bundles;
    private final Map<Stage, Integer> cut = new EnumMap<>(Stage.class);
    private final Thread thread;
    private String cutLast = "";
    private volatile boolean over;
    private volatile Exception failure;

    private Unplugging(AdbdDevice device, Path bundles, List<Stage> plan, Random random) {
        this.device = device;
        this.bundles = bundles;
        this.thread = Thread.ofPlatform().start(() -> {
            try {
                prepare(Stage.DEPLOY);
                for (int point = 0; point < plan.size(); point++) {
                    if (awaits(plan.get(point))) {
                        Thread.sleep((long) (random.nextDouble() * longest(plan.get(point))));
                        pull();
                        if (point + 1 < plan.size()) {
                            prepare(plan.get(point + 1));
                        }
                        Thread.sleep(random.nextInt(300));
                        device.restart();
                    }
                }
            } catch (IOException | InterruptedException e) {
                failure = e;
            }
        });
    }

    /** @param bundles folder of the run's results; the run has not begun */
    static Unplugging start(AdbdDevice device, Path bundles, int points, long seed) {
        Random random = new Random(seed);
        List<Stage> plan = new ArrayList<>();
        while (plan.size() < points) {
            List<Stage> three = new ArrayList<>(WANTED);
            Collections.shuffle(three, random);
            plan.addAll(three);
        }
        return new Unplugging(device, bundles, plan.subList(0, points), random);
    }

    /** @return how often the device was lost in each stage */
    Map<Stage, Integer> stop() throws Exception {
        close();
        if (failure != null) {
            throw failure;
        }
        return cut;
    }

    /** Returns when the device is on again. */
    @Override
    public void close() {
        over = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** For a deployment to be cut there must be one: the models that were pushed before are gone, as when room was needed. */
    private void prepare(Stage next) throws IOException {
        if (next == Stage.DEPLOY) {
            for (Path entry : entries(device.file(ASSAY + "store"))) {
                List<Path> files = entries(entry);
                if (files.stream().anyMatch(file -> file.toString().endsWith(".gguf"))) {
                    for (Path file : files) {
                        Files.delete(file);
                    }
                    Files.delete(entry);
                }
            }
        }
    }

    /** Waits until the run is in the stage, in a job or a transfer that was not cut yet; false when the run ends before. */
    private boolean awaits(Stage wanted) throws InterruptedException {
        while (stage() != wanted || (wanted == Stage.DEPLOY ? partial() : job()).equals(cutLast)) {
            if (over) {
                return false;
            }
            Thread.sleep(0, 200_000);
        }
        return true;
    }

    private void pull() throws IOException, InterruptedException {
        Stage seen = stage();
        device.kill();
        cut.merge(seen, 1, Integer::sum);
        cutLast = seen == Stage.DEPLOY ? partial() : job();
    }

    /** About how long a stage takes, ms. */
    private static int longest(Stage stage) {
        return switch (stage) {
            case DEPLOY -> 60;
            case RUN -> 500;
            case COLLECT -> 10;
            case BETWEEN -> 0;
        };
    }

    private Stage stage() {
        if (!partial().isEmpty()) {
            return Stage.DEPLOY;
        }
        String job = job();
        if (job.isEmpty()) {
            return Stage.BETWEEN;
        }
        boolean arriving = entries(bundles).stream()
                .anyMatch(run -> !entries(run.resolve(job)).isEmpty());
        return arriving ? Stage.COLLECT : Stage.RUN;
    }

    /** The job on the device; empty when there is none. */
    private String job() {
        List<Path> jobs = entries(device.file(ASSAY + "jobs"));
        return jobs.isEmpty() ? "" : jobs.getFirst().getFileName().toString();
    }

    /** What is half there, with its size; empty when nothing is. */
    private String partial() {
        return entries(device.file(ASSAY + "partial")).stream()
                .map(file -> file.getFileName() + " " + file.toFile().length())
                .collect(Collectors.joining(", "));
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException e) {
            return List.of(); // not there, or not there any more
        }
    }
}
