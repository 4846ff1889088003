package dev.assay.harness.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.collectors.bundle.Bundle;
import dev.assay.collectors.bundle.TraceReader;
import dev.assay.collectors.metric.Metric;
import dev.assay.collectors.phase.Phase;
import dev.assay.collectors.trace.SampledGroup;
import dev.assay.results.pairing.Nature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * From a sensor's file to the figure: a real model under the real probe on this machine, beside a board whose rail and zone
 * follow a known course. The energy must be that of the course, and nobody may take it for a measurement.
 */
class SimulatedSensorsIT {
    private static final double MEAN_W = 7.5;
    private static final int TRIALS = 4;

    @TempDir
    static Path folder;

    private static SimulatedBoard board;
    private static UserHome home;
    private static AssayProcess.Ended run;

    @BeforeAll
    static void measure() throws Exception {
        board = SimulatedBoard.in(folder.resolve("board"))
                .drive(s -> MEAN_W + 2.5 * Math.sin(2 * Math.PI * s / 0.5), s -> 45 + s / 10);
        home = UserHome.withSharedCache(folder).withSensorsIn(board.root());
        run = home.assay("run", home.write("suite.yaml", suite("1 s", TRIALS)), "--json");
    }

    @AfterAll
    static void stop() throws Exception {
        board.close();
    }

    @Test
    void given_a_driven_rail_then_each_trials_energy_is_the_courses_within_its_uncertainty_and_one_percent()
            throws Exception {
        run.expect(0);

        List<Bundle> measured = new ArrayList<>();
        for (Bundle bundle : bundles()) {
            if (trial(bundle).at("/values/energy_j").has("value")) {
                measured.add(bundle);
            } else { // the machine stood still for a tenth of the trial: then there is no figure, and this is why
                assertThat(trial(bundle).at("/absent/energy_j").asString()).contains("cover less than");
            }
        }
        for (Bundle bundle : measured) {
            List<Phase> windows = MeasuredWindows.of(bundle);
            double truth = windows.stream()
                    .mapToDouble(w -> board.joules(w.beginNs(), w.endNs()))
                    .sum();
            double bound = windows.stream()
                    .mapToDouble(w -> board.boundJ(w.beginNs(), w.endNs()))
                    .sum();
            JsonNode energy = trial(bundle).at("/values/energy_j");
            String said = "energy " + energy + ", true " + truth + " ± " + bound + " J, ticks lost " + lost(bundle);

            double error = Math.abs(energy.get("value").asDouble() - truth);
            assertThat(error)
                    .as(said)
                    .isLessThanOrEqualTo(energy.get("uncertainty").asDouble() + bound);
            if (lost(bundle) == 0) { // nor did the probe stand still
                assertThat(error).as(said).isLessThanOrEqualTo(0.01 * truth + bound);
            }
            assertThat(energy.get("method").asString()).contains("VDD_IN");
        }
        assertThat(measured).isNotEmpty();
    }

    @Test
    void given_valid_trials_then_the_figure_of_energy_states_its_uncertainty_and_idle_power_stands_beside_it() {
        JsonNode metrics = run.json().at("/cells/0/metrics");

        assertThat(metrics.at("/energy_j/uncertainty").asDouble()).isPositive();
        assertThat(metrics.at("/power_idle_w/median").asDouble()).isCloseTo(MEAN_W, within(0.02 * MEAN_W));
        assertThat(metrics.at("/power_avg_w/median").asDouble()).isCloseTo(MEAN_W, within(2.5));
    }

    @Test
    void given_driven_sensors_then_the_method_of_every_figure_that_they_told_says_so() {
        JsonNode metrics = run.json().at("/cells/0/metrics");

        for (Metric metric : Metric.values()) {
            if (Nature.of(metric).isSensed() && metrics.has(metric.key())) {
                assertThat(metrics.at("/" + metric.key() + "/method").asString())
                        .as(metric.key())
                        .contains("sensors driven by");
            }
        }
        assertThat(metrics.propertyNames()).contains("temp_peak_c", "temp_above_s", "energy_j");
    }

    @Test
    void given_a_driven_rail_then_the_device_at_rest_was_measured_once_and_stands_in_every_bundle() throws Exception {
        List<Double> idle =
                bundles().stream().map(b -> b.trial().session().idle().powerW()).toList();

        assertThat(idle).hasSize(TRIALS).allSatisfy(w -> assertThat(w).isCloseTo(MEAN_W, within(0.02 * MEAN_W)));
        assertThat(idle.stream().distinct()).hasSize(1);
        assertThat(run.err()).contains("the device at rest, for 1.0 s");
    }

    @Test
    void given_a_zone_that_warms_up_then_the_trials_follow_it() throws Exception {
        for (Bundle bundle : bundles()) {
            List<Phase> windows = MeasuredWindows.of(bundle);
            JsonNode values = trial(bundle).get("values");
            double start = values.at("/temp_start_c/value").asDouble();
            double peak = values.at("/temp_peak_c/value").asDouble();

            assertThat(start)
                    .isLessThanOrEqualTo(board.celsius(windows.getFirst().beginNs()));
            assertThat(peak)
                    .isGreaterThan(start)
                    .isGreaterThanOrEqualTo(board.celsius(windows.getLast().endNs()) - 0.05);
        }
    }

    @Test
    void given_simulated_sensors_then_every_surface_and_every_bundle_says_so() throws Exception {
        String csv = folder.resolve("r.csv").toString();
        home.assay("export", "latest", "--to", csv).expect(0);
        Path html = Path.of(run.json().at("/artifacts/html").asString());

        assertThat(run.json().at("/cells/0/sensors").asString()).isEqualTo("simulated");
        assertThat(Files.readAllLines(Path.of(csv)).stream().skip(1))
                .allMatch(line -> line.contains(",all,simulated,"));
        assertThat(home.assay("show").expect(0).out()).contains("simulated sensors: ");
        assertThat(Files.readString(html)).contains("simulated sensors: ");
        assertThat(sheet("cells", "sensors")).containsOnly("simulated");
        assertThat(bundles())
                .allSatisfy(b -> assertThat(b.trial().sensing().simulated()).isNotBlank());
    }

    @Test
    void given_simulated_sensors_then_devices_and_doctor_show_them_as_what_they_are() throws Exception {
        JsonNode sensing = home.assay("devices", "--json").expect(0).json().at("/devices/0/sensing");
        String doctor = home.assay("doctor").out();

        assertThat(sensing.at("/profile").asString()).isEqualTo("jetson-orin-nano");
        assertThat(sensing.at("/total/0/name").asString()).isEqualTo("VDD_IN");
        assertThat(sensing.get("simulated").asString()).isNotBlank();
        assertThat(doctor)
                .contains("simulated: ", "unset ASSAY_SYSFS_ROOT")
                .contains("VDD_IN (profile jetson-orin-nano)");
    }

    @Test
    void given_a_battery_that_charges_then_the_trials_say_so_and_no_figure_stands_on_them() throws Exception {
        try (SimulatedBoard charging =
                SimulatedBoard.in(folder.resolve("charging")).battery("Charging")) {
            UserHome user = UserHome.withSharedCache(Files.createDirectory(folder.resolve("user")))
                    .withSensorsIn(charging.root());

            JsonNode charged = user.assay("run", user.write("suite.yaml", suite("0 s", 1)), "--json")
                    .expect(4)
                    .json();

            assertThat(charged.at("/suspects/0/reasons").findValuesAsString("code"))
                    .contains("CHARGING");
            assertThat(charged.at("/cells/0/trials/valid").asInt()).isZero();
        }
    }

    /** Whatever this machine does meanwhile: it is the arithmetic that is asked. */
    private static String suite(String idle, int trials) {
        return """
                schema: assay.suite/1
                name: driven
                protocol:
                  trials: %d
                  idle: %s
                  gate: {background: 100 %%, deadline: 1 s}
                  verdict: {background: 100 %%, steal: 100 %%, lost_ticks: 100 %%, clock_periods: 0}
                workloads:
                  p16-g96: {kind: generate, prompt: 16, generate: 96, iterations: 6}
                matrix:
                  - runtimes: ["llama.cpp:runner-llama"]
                    models: [stories15m/Q4_0]
                    workloads: [p16-g96]
                    threads: [1]
                """.formatted(trials, idle);
    }

    private static List<Bundle> bundles() throws Exception {
        String id = run.json().get("run").asString();
        try (Stream<Path> folders = Files.list(home.bundles().resolve(id))) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(dir -> {
                        try {
                            return Bundle.open(dir);
                        } catch (Exception e) {
                            throw new AssertionError(dir.toString(), e);
                        }
                    })
                    .toList();
        }
    }

    /** Moments that passed without a reading, of all that the probe samples. */
    private static long lost(Bundle bundle) throws Exception {
        return TraceReader.read(bundle.dir().resolve("trace.bin")).end().orElseThrow().probe().groups().stream()
                .mapToLong(SampledGroup::lostTicks)
                .sum();
    }

    private static JsonNode trial(Bundle bundle) throws IOException, InterruptedException {
        Path file = folder.resolve("trials.json");
        home.assay("export", "latest", "--to", file.toString()).expect(0);
        return JsonMapper.shared()
                .readTree(Files.readString(file))
                .at("/runs/0/trials")
                .valueStream()
                .filter(t -> t.at("/trial/id")
                        .asString()
                        .equals(bundle.trial().trial().id()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> sheet(String name, String column) throws IOException {
        Path xlsx = Path.of(run.json().at("/artifacts/xlsx").asString());
        try (Workbook workbook = WorkbookFactory.create(xlsx.toFile())) {
            Row head = workbook.getSheet(name).getRow(0);
            int at = Stream.iterate(0, i -> i + 1)
                    .filter(i -> head.getCell(i).getStringCellValue().equals(column))
                    .findFirst()
                    .orElseThrow();
            return Stream.iterate(1, i -> i <= workbook.getSheet(name).getLastRowNum(), i -> i + 1)
                    .map(i -> workbook.getSheet(name).getRow(i).getCell(at).getStringCellValue())
                    .toList();
        }
    }
}
