package dev.assay.results.benchmark;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.phase.Phase;
import dev.assay.collectors.trace.Trace;
import dev.assay.results.store.StoreException;
import dev.assay.results.summary.TrialRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The nights of a farm that never was: every night each device runs all its cells in randomised blocks, until there are as many
 * trials as asked for. The same shape and seed yield the same trials to the last bit.
 *
 * @param trials in all, 1 and up; the last night may be cut short
 * @param devices 1 and up
 * @param cells of each device, 1 to 72
 * @param blocks of a night, 1 and up: trials of a cell
 * @param samples of each trial, all channels together; 0 for none. They change nothing else
 */
record SyntheticFleet(int trials, int devices, int cells, int blocks, int samples, long seed) {
    private static final Instant FIRST_NIGHT = Instant.parse("2026-01-01T22:00:00Z");

    /** Takes trials in the order in which they would have run. */
    interface Sink {
        void add(TrialRow row, List<Phase> phases, List<Trace> traces) throws StoreException;
    }

    private record Member(SyntheticDevice device, List<Cell> cells, List<SyntheticSpeed> speeds) {}

    void generate(Sink sink) throws StoreException {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(new long[] {seed, 1, 2, 3});
        List<Member> members = members(random);
        int left = trials;
        for (int night = 0; left > 0; night++) {
            for (int i = 0; i < members.size() && left > 0; i++) {
                left -= night(members.get(i), i, night, left, random, sink);
            }
        }
    }

    private List<Member> members(UniformRandomProvider random) {
        List<Member> members = new ArrayList<>();
        for (int number = 0; number < devices; number++) {
            SyntheticDevice device = SyntheticDevice.draw(number, random);
            List<Cell> itsCells = SyntheticCells.of(device.device(), cells);
            List<SyntheticSpeed> speeds = itsCells.stream()
                    .map(_ -> new SyntheticSpeed(device, 5 * device.speed() * (1 + random.nextDouble()), random))
                    .toList();
            members.add(new Member(device, itsCells, speeds));
        }
        return members;
    }

    /** @return how many trials it made */
    private int night(Member member, int number, int night, int most, UniformRandomProvider random, Sink sink)
            throws StoreException {
        Instant started = FIRST_NIGHT.plus(Duration.ofDays(night)).plusSeconds(number);
        SyntheticNight run = new SyntheticNight(member.device(), number, seed, started, random);
        member.speeds().forEach(SyntheticSpeed::nextNight);
        int order = 0;
        for (int block = 0; block < blocks; block++) {
            for (int at : shuffled(member.cells().size(), random)) {
                if (order == most) {
                    return order;
                }
                Cell cell = member.cells().get(at);
                double speed = member.speeds().get(at).nextTrial();
                SyntheticTrial yield = SyntheticTrial.of(member.device(), cell, speed, random);
                TrialRow row = run.trial(cell, block, order++, yield);
                sink.add(row, row.values().isEmpty() ? List.of() : yield.phases(), traces(member, row, yield));
            }
        }
        return order;
    }

    /** Drawn by themselves, so that the trials are the same with them and without. */
    private List<Trace> traces(Member member, TrialRow row, SyntheticTrial yield) {
        return samples == 0
                ? List.of()
                : SyntheticSamples.of(
                        member.device(),
                        yield.phases(),
                        samples,
                        seed ^ row.document().trial().id().hashCode());
    }

    private static List<Integer> shuffled(int count, UniformRandomProvider random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        ListSampler.shuffle(random, order);
        return Collections.unmodifiableList(order);
    }
}
