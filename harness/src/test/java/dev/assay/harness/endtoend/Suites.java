package dev.assay.harness.endtoend;

/** Suites of seconds. The gate lets everything pass: these tests are about what happens, not about how fast. */
final class Suites {
    private Suites() {}

    static String of(int trials, String deadline, String... blocks) {
        return """
                schema: assay.suite/1
                name: small
                protocol: {trials: %d, deadline: %s, gate: {background: 100 %%, deadline: 1 s},
                  verdict: {background: 100 %%, steal: 100 %%, lost_ticks: 100 %%, clock_periods: 0}}
                workloads:
                  p4-g3: {kind: generate, prompt: 4, generate: 3, warmup: 0}
                matrix:
                """.formatted(trials, deadline) + String.join("", blocks);
    }

    static String block(String runtime, String model) {
        return """
                  - runtimes: ["%s"]
                    models: [%s]
                    workloads: [p4-g3]
                    threads: [1]
                """.formatted(runtime, model);
    }

    /** One cell of the runner that works. */
    static String working(int trials) {
        return of(trials, "60 s", block("scripted:works", "tiny/Q8_0"));
    }
}
