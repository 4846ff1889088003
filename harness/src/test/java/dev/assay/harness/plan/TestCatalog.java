package dev.assay.harness.plan;

import dev.assay.agents.platform.PlatformFacts;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload.Sampling;
import dev.assay.harness.build.BuildOffer;
import dev.assay.harness.build.Needs;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small world of runtimes and models that the tests plan in. */
final class TestCatalog implements Resolver {
    static final PlanDevice BOARD = device("board", 4);
    static final PlanDevice PHONE = new PlanDevice(
            new Cell.Device("phone", "android", "android-arm64", "a phone"), PlatformFacts.untold("no device"), 8);

    private final Map<String, RuntimeOffer> runtimes = new LinkedHashMap<>();
    private final Map<String, Cell.Model> models = new LinkedHashMap<>();

    TestCatalog() {
        RuntimeOffer llama = offer("llama.cpp", "runner-llama", "gguf", Set.of(Sampling.values()), false);
        runtimes.put("llama.cpp", llama);
        runtimes.put("llama.cpp:runner-llama", llama);
        runtimes.put("llama.cpp:llama-bench", offer("llama.cpp", "llama-bench", "gguf", Set.of(Sampling.NONE), false));
        runtimes.put("onnxruntime", offer("onnxruntime", "runner-onnx", "onnx", Set.of(), true));
        model("smollm2-135m", "Q4_0", "gguf", 76_000_000L);
        model("smollm2-135m", "Q8_0", "gguf", 143_000_000L);
        model("all-minilm-l6-v2", "fp32", "onnx", 90_400_000L);
        model("all-minilm-l6-v2", "int8", "onnx", null);
    }

    static PlanDevice device(String id, int cores) {
        return new PlanDevice(
                new Cell.Device(id, "linux", "linux-x86_64", "a board"), PlatformFacts.untold("no device"), cores);
    }

    /** llama.cpp in these builds, in the order in which they are preferred. */
    TestCatalog llama(BuildOffer... builds) {
        RuntimeOffer before = runtimes.get("llama.cpp");
        runtimes.put(
                "llama.cpp",
                new RuntimeOffer(
                        before.runtime(),
                        before.formats(),
                        List.of(builds),
                        before.generates(),
                        before.sustains(),
                        before.infers()));
        return this;
    }

    /** The same models before any was fetched or made. */
    TestCatalog withoutSizes() {
        models.replaceAll(
                (_, m) -> new Cell.Model(m.name(), m.quantization(), m.format(), m.weights(), m.licence(), null, null));
        return this;
    }

    private static RuntimeOffer offer(
            String name, String runner, String format, Set<Sampling> generates, boolean infers) {
        return new RuntimeOffer(
                new Cell.Runtime(name, "1.0", runner),
                Set.of(format),
                List.of(new BuildOffer("linux-x86_64", "linux-x86_64", Needs.NOTHING)),
                generates,
                runner.equals("runner-llama"),
                infers);
    }

    private void model(String name, String quantization, String format, Long bytes) {
        Cell.Model model = new Cell.Model(
                name, quantization, format, Cell.Weights.SYNTHETIC, "Apache-2.0", bytes == null ? null : "ab12", bytes);
        models.put(model.reference(), model);
    }

    @Override
    public Optional<Cell.Model> model(String reference) {
        return Optional.ofNullable(models.get(reference));
    }

    @Override
    public Optional<RuntimeOffer> runtime(String name) {
        return Optional.ofNullable(runtimes.get(name));
    }

    @Override
    public Collection<String> modelReferences() {
        return models.keySet();
    }

    @Override
    public Collection<String> runtimeNames() {
        return runtimes.keySet();
    }
}
