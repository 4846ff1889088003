package dev.assay.harness.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.Abi;
import dev.assay.agents.job.Job;
import dev.assay.agents.job.JobJson;
import dev.assay.collectors.bundle.Workload;
import dev.assay.harness.artifact.ArtifactStore;
import dev.assay.harness.artifact.Progress;
import dev.assay.harness.home.Home;
import dev.assay.harness.model.ModelCatalog;
import dev.assay.harness.model.ModelFile;
import dev.assay.harness.model.ModelProvisioner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The runtimes as they are made for Android devices of this machine's architecture, in a root without any C library. */
class CapsuleIT {
    private static final Path HOME = Path.of(System.getProperty("assay.home"));
    private static final String ABI = new Abi("android", Abi.HOST.architecture()).toString();
    private static final String DEPLOYED = "/data/local/tmp/";
    private static final int TOKENS = 16;

    @TempDir
    static Path folder;

    private static DeviceRoot device;
    private static ArtifactStore store;

    @BeforeAll
    static void root() throws Exception {
        device = DeviceRoot.in(Files.createDirectory(folder.resolve("root")));
        store = ArtifactStore.open(Home.ofEnvironment().cache(), Progress.NONE);
    }

    @Test
    void whenOurRunnerIsStartedThroughTheLoader_thenItsEventsTellOfEveryToken() throws Exception {
        RuntimeInstall install = provision("llama.cpp", "runner-llama", "smoke/Q4_0");
        Workload workload = new Workload.Generate("p8-g16", 8, TOKENS, 0, 1, Workload.Sampling.GREEDY);
        Files.write(device.path("/job.json"), JobJson.write(job("runner-llama", workload)));

        DeviceRoot.Ended ended = device.run(argv(install, "--job", "/job.json"));

        List<JsonNode> events = events(ended).toList();
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(events.getFirst().get("event").asString()).isEqualTo("hello");
        assertThat(events.getLast().get("event").asString()).isEqualTo("end");
        assertThat(events.stream().filter(event -> event.get("event").asString().equals("token")))
                .hasSize(TOKENS);
    }

    @Test
    void whenLlamaBenchIsStartedThroughTheLoader_thenItFindsItsProcessorVariantBesideTheLoader() throws Exception {
        RuntimeInstall install = provision("llama.cpp", "llama-bench", "smoke/Q4_0");

        DeviceRoot.Ended ended = device.run(argv(
                install,
                "--model",
                "/model",
                "--n-prompt",
                "8",
                "--n-gen",
                "4",
                "--repetitions",
                "1",
                "--threads",
                "1",
                "--output",
                "jsonl"));

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("loaded CPU backend from " + DEPLOYED + "llama-bench/libggml-cpu-");
        assertThat(ended.out().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(
                                JsonMapper.shared().readTree(line).get("avg_ts").asDouble())
                        .isPositive());
    }

    /** It would end in a crash if its telemetry asked a shell for the host's name. */
    @Test
    void whenTheRunnerOfOnnxRuntimeIsStartedThroughTheLoader_thenItsEventsTellOfEveryInference() throws Exception {
        RuntimeInstall install = provision("onnxruntime", "runner-onnx", "all-minilm-l6-v2/int8");
        Files.write(
                device.path("/job.json"), JobJson.write(job("runner-onnx", new Workload.Infer("s16", 16, 1, 0, 3))));

        DeviceRoot.Ended ended = device.run(argv(install, "--job", "/job.json"));

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(events(ended).map(event -> event.get("event").asString()))
                .startsWith("hello")
                .endsWith("infer", "infer", "infer", "end");
        assertThat(device.path("/tmp")).isEmptyDirectory();
    }

    /** Or the tests above could not fail. */
    @Test
    void whenTheRunnerIsStartedWithoutTheLoader_thenTheDeviceHasNoneForIt() throws Exception {
        provision("llama.cpp", "runner-llama", "smoke/Q4_0");

        DeviceRoot.Ended ended = device.run(List.of(DEPLOYED + "runner-llama/runner-llama", "--help"));

        assertThat(ended.exit()).isEqualTo(DeviceRoot.NOT_FOUND);
        assertThat(ended.err()).contains("No such file or directory");
    }

    @Test
    void whenTheProbeIsStarted_thenItRunsAsItIs() throws Exception {
        Path probe = new OnDevicePrograms(HOME).find("probe", Abi.of(ABI));
        Files.copy(probe, device.path("/probe"));

        DeviceRoot.Ended ended = device.run(List.of("/probe", "--version"));

        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).startsWith("probe ");
    }

    private static RuntimeInstall provision(String runtime, String runner, String model) throws Exception {
        RuntimeInstall install = new Provisioner(HOME, store)
                .provision(
                        RuntimeCatalog.read(List.of(HOME.resolve("suites/runtimes")))
                                .find(runtime),
                        runner,
                        ABI);
        if (!Files.exists(device.path(DEPLOYED + runner))) {
            device.deploy(install.dir(), DEPLOYED + runner);
        }
        ModelFile weights = new ModelProvisioner(store)
                .provision(ModelCatalog.read(List.of(HOME.resolve("suites/models")))
                        .find(model)
                        .orElseThrow());
        Files.copy(weights.path(), device.path("/model"), StandardCopyOption.REPLACE_EXISTING);
        return install;
    }

    private static Stream<JsonNode> events(DeviceRoot.Ended ended) {
        return ended.out().lines().map(JsonMapper.shared()::readTree);
    }

    private static List<String> argv(RuntimeInstall install, String... arguments) {
        List<String> argv = new ArrayList<>(install.launch()
                .argv(
                        install.executable(),
                        install.dir(),
                        DEPLOYED + install.executable().getFileName()));
        argv.addAll(List.of(arguments));
        return argv;
    }

    private static Job job(String runner, Workload workload) {
        return new Job(
                Job.SCHEMA,
                "capsule",
                new Job.Runner(List.of(DEPLOYED + runner + "/" + runner), Map.of(), Job.Speaks.EVENTS),
                new Job.Runtime(DEPLOYED + runner),
                new Job.Model("/model", workload instanceof Workload.Infer ? "onnx" : "gguf"),
                workload,
                1,
                1,
                Job.Limits.deadline(60_000),
                List.of());
    }
}
