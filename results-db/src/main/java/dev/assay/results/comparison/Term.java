package dev.assay.results.comparison;

import dev.assay.collectors.bundle.Cell;
import java.util.Optional;

/** One thing that a {@link Selector} asks of a trial. Terms of one key are alternatives, terms of different keys all hold. */
public sealed interface Term {
    Key key();

    /** What stands behind the {@code =}; {@link Selector#parse} reads it back. */
    String value();

    /** What the run tells of a trial. */
    sealed interface OfRun extends Term {
        boolean fits(String suite);
    }

    /** What the cell tells of a trial. */
    sealed interface OfCell extends Term {
        boolean fits(Cell cell);
    }

    /** The suite's name. */
    record Suite(Glob name) implements OfRun {
        @Override
        public Key key() {
            return Key.SUITE;
        }

        @Override
        public String value() {
            return name.pattern();
        }

        @Override
        public boolean fits(String suite) {
            return name.fits(suite);
        }
    }

    /** The device's id. */
    record Device(Glob id) implements OfCell {
        @Override
        public Key key() {
            return Key.DEVICE;
        }

        @Override
        public String value() {
            return id.pattern();
        }

        @Override
        public boolean fits(Cell cell) {
            return id.fits(cell.device().id());
        }
    }

    /** @param version empty where any will do */
    record Runtime(Glob name, Optional<Glob> version) implements OfCell {
        @Override
        public Key key() {
            return Key.RUNTIME;
        }

        @Override
        public String value() {
            return quoted(name) + version.map(v -> "@" + quoted(v)).orElse("");
        }

        @Override
        public boolean fits(Cell cell) {
            return name.fits(cell.runtime().name())
                    && version.map(v -> v.fits(cell.runtime().version())).orElse(true);
        }

        private static String quoted(Glob glob) {
            return glob.pattern().replace("@", "\\@");
        }
    }

    /** The program that drives the runtime. */
    record Runner(Glob name) implements OfCell {
        @Override
        public Key key() {
            return Key.RUNNER;
        }

        @Override
        public String value() {
            return name.pattern();
        }

        @Override
        public boolean fits(Cell cell) {
            return name.fits(cell.runtime().runner());
        }
    }

    /** The model's name without its quantisation. */
    record Model(Glob name) implements OfCell {
        @Override
        public Key key() {
            return Key.MODEL;
        }

        @Override
        public String value() {
            return name.pattern();
        }

        @Override
        public boolean fits(Cell cell) {
            return name.fits(cell.model().name());
        }
    }

    /** The model's quantisation or precision. */
    record Quantization(Glob name) implements OfCell {
        @Override
        public Key key() {
            return Key.QUANT;
        }

        @Override
        public String value() {
            return name.pattern();
        }

        @Override
        public boolean fits(Cell cell) {
            return name.fits(cell.model().quantization());
        }
    }

    /** The workload's name in its suite. */
    record Workload(Glob name) implements OfCell {
        @Override
        public Key key() {
            return Key.WORKLOAD;
        }

        @Override
        public String value() {
            return name.pattern();
        }

        @Override
        public boolean fits(Cell cell) {
            return name.fits(cell.workload().name());
        }
    }

    /** @param count 1 or more */
    record Threads(int count) implements OfCell {
        @Override
        public Key key() {
            return Key.THREADS;
        }

        @Override
        public String value() {
            return Integer.toString(count);
        }

        @Override
        public boolean fits(Cell cell) {
            return cell.threads() == count;
        }
    }

    /** Whether the probe sampled beside the runner. */
    record Collectors(Cell.Collectors collectors) implements OfCell {
        @Override
        public Key key() {
            return Key.COLLECTORS;
        }

        @Override
        public String value() {
            return collectors.label();
        }

        @Override
        public boolean fits(Cell cell) {
            return cell.collectors() == collectors;
        }
    }
}
