package dev.assay.results.pairing;

import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What a cell says of itself, fact by fact. */
public final class CellFacts {
    private CellFacts() {}

    /** By name, in the order in which they are told; what is not known is left out. */
    public static Map<String, String> of(Cell cell) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("device", cell.device().id());
        facts.put("device.platform", cell.device().platform());
        facts.put("device.abi", cell.device().abi());
        facts.put("device.model", cell.device().model());
        facts.put("runtime", cell.runtime().name());
        facts.put("runtime.version", cell.runtime().version());
        facts.put("runner", cell.runtime().runner());
        facts.put("model", cell.model().name());
        facts.put("model.quantization", cell.model().quantization());
        facts.put("model.format", cell.model().format());
        facts.put("model.weights", cell.model().weights().label());
        facts.put("model.sha256", cell.model().sha256());
        facts.put("model.bytes", cell.model().bytes());
        facts.putAll(work(cell.workload()));
        facts.put("workload", cell.workload().name());
        facts.put("threads", cell.threads());
        facts.put("collectors", cell.collectors().label());
        Map<String, String> told = new LinkedHashMap<>();
        facts.forEach((name, fact) -> {
            if (fact != null) {
                told.put(name, Objects.toString(fact));
            }
        });
        return told;
    }

    /** What one pass of the workload asks for: other work than this is not the same measurement. */
    static Map<String, Object> pass(Workload workload) {
        Map<String, Object> pass = new LinkedHashMap<>();
        switch (workload) {
            case Workload.Generate w -> {
                pass.put("workload.kind", "generate");
                pass.put("workload.prompt", w.promptTokens());
                pass.put("workload.generate", w.generateTokens());
            }
            case Workload.Sustained w -> {
                pass.put("workload.kind", "sustained");
                pass.put("workload.prompt", w.promptTokens());
                pass.put("workload.generate", w.generateTokens());
                pass.put("workload.duration_ms", w.durationMs());
            }
            case Workload.Infer w -> {
                pass.put("workload.kind", "infer");
                pass.put("workload.sequence", w.sequence());
                pass.put("workload.batch", w.batch());
            }
        }
        return pass;
    }

    /** What a whole trial of the workload asks for, the way tokens are chosen included. */
    static Map<String, Object> work(Workload workload) {
        Map<String, Object> work = pass(workload);
        switch (workload) {
            case Workload.Generate w -> {
                work.put("workload.iterations", w.iterations());
                work.put("workload.sampling", w.sampling().name().toLowerCase(java.util.Locale.ROOT));
            }
            case Workload.Sustained w ->
                work.put("workload.sampling", w.sampling().name().toLowerCase(java.util.Locale.ROOT));
            case Workload.Infer w -> work.put("workload.iterations", w.iterations());
        }
        work.put("workload.warmup", workload.warmup());
        return work;
    }
}
