package dev.assay.harness.run;

import dev.assay.agents.job.Job;
import dev.assay.collectors.bundle.BundleException;
import dev.assay.collectors.bundle.BundleFiles;
import dev.assay.collectors.bundle.TraceReader;
import dev.assay.collectors.condition.Charger;
import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.condition.Conditions;
import dev.assay.collectors.sampling.ChannelRequest;
import dev.assay.collectors.sampling.SamplingGroup;
import dev.assay.collectors.trace.Trace;
import dev.assay.collectors.trace.TraceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The chargers that a device tells of as numbers in files: its probe samples them while a runner runs and nobody can ask.
 *
 * @param online the readings of them with the cable whole
 */
record ChargerSamples(List<Condition> online) {
    private static final int HZ = 1;

    static ChargerSamples of(Conditions before) {
        return new ChargerSamples(before.readings().stream()
                .filter(reading -> reading.name().startsWith(Charger.ONLINE)
                        && reading.text() != null
                        && reading.text().matches("[0-9]+")
                        && reading.source().startsWith("/sys/"))
                .toList());
    }

    /** A job that samples nothing is left so. */
    Job with(Job job) {
        if (online.isEmpty() || job.sampling().isEmpty()) {
            return job;
        }
        return job.sampling(new SamplingGroup(
                "charger",
                HZ,
                null,
                null,
                online.stream()
                        .map(reading -> ChannelRequest.ofFile(
                                channel(reading), "1", "kernel " + reading.source(), reading.source(), 1))
                        .toList()));
    }

    /**
     * What was sampled of them.
     *
     * @param whole what those that were sampled told with the cable whole
     * @param readings one for each charger that was sampled
     */
    record Seen(List<Condition> whole, List<Condition> readings) {
        /** Why it is not known that the power was cut, for people; empty where a charger that was on went off and stayed so. */
        Optional<String> doubt() {
            if (readings.isEmpty()) {
                return Optional.of("the device tells of no charger while it is away");
            }
            if (whole.stream().noneMatch(Charger::isConnected)) {
                return Optional.of("no charger that was on with the cable whole is among those that it tells of");
            }
            return readings.stream()
                    .filter(Charger::isConnected)
                    .findFirst()
                    .map(reading -> reading.name() + " was " + reading.text() + ", " + reading.source());
        }

        /** These in place of all that was read of chargers and batteries' states before the cable was cut. */
        Conditions over(Conditions read) {
            return beside(without(read, "read before the cable was cut"));
        }

        /** These in place of the same readings before the cable was cut. */
        Conditions beside(Conditions read) {
            List<Condition> kept = read.readings().stream()
                    .filter(reading ->
                            readings.stream().noneMatch(seen -> seen.name().equals(reading.name())))
                    .toList();
            return new Conditions(
                    read.at(), Stream.concat(kept.stream(), readings.stream()).toList());
        }
    }

    /** @param bundle as a job left it, sealed or not */
    Seen in(Path bundle) {
        Optional<TraceFile> trace = trace(bundle);
        List<Condition> whole = new ArrayList<>();
        List<Condition> seen = new ArrayList<>();
        for (Condition reading : online) {
            trace.flatMap(file -> file.trace(channel(reading)))
                    .filter(samples -> samples.count() > 0)
                    .ifPresent(samples -> {
                        whole.add(reading);
                        seen.add(seen(reading, samples));
                    });
        }
        return new Seen(whole, seen);
    }

    private static Condition seen(Condition reading, Trace samples) {
        double[] values = samples.values();
        long there = Arrays.stream(values).filter(value -> value != 0).count();
        double most = Arrays.stream(values).max().orElseThrow();
        return Condition.ofText(
                reading.name(),
                Long.toString(Math.round(most)),
                reading.source() + ", sampled at " + HZ + " Hz while the runner ran: other than 0 in " + there + " of "
                        + values.length);
    }

    /** The same conditions without what they say of a charger. */
    static Conditions without(Conditions read, String why) {
        return new Conditions(
                read.at(),
                read.readings().stream()
                        .map(reading -> Charger.isAbout(reading) && reading.text() != null
                                ? Condition.absent(reading.name(), "", why, reading.source())
                                : reading)
                        .toList());
    }

    private static String channel(Condition reading) {
        return reading.name().replaceAll("[^a-z0-9_]", "_");
    }

    private static Optional<TraceFile> trace(Path bundle) {
        Path trace = bundle.resolve(BundleFiles.TRACE);
        try {
            return Files.exists(trace) ? Optional.of(TraceReader.read(trace)) : Optional.empty();
        } catch (BundleException e) {
            return Optional.empty(); // the trial's outcome tells why
        }
    }
}
