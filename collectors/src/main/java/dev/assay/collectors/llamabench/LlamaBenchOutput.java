package dev.assay.collectors.llamabench;

import dev.assay.collectors.bundle.BundleJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Standard output of {@code llama-bench -o jsonl}.
 *
 * @param records the tests, in the order run
 * @param broken the first line that is no such record, and why; empty when all are
 */
public record LlamaBenchOutput(List<LlamaBenchRecord> records, Optional<String> broken) {
    public LlamaBenchOutput {
        records = List.copyOf(records);
    }

    /** @param file at most a few MiB: the probe keeps no more */
    public static LlamaBenchOutput read(Path file) throws IOException {
        return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    /** Never throws: what cannot be read is said in {@link #broken}. */
    public static LlamaBenchOutput parse(String text) {
        List<LlamaBenchRecord> records = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                LlamaBenchRecord record = BundleJson.mapper().readValue(line, LlamaBenchRecord.class);
                if (record == null) {
                    return new LlamaBenchOutput(records, Optional.of("line " + number + ": null"));
                }
                records.add(record);
            } catch (JacksonException e) {
                return new LlamaBenchOutput(records, Optional.of("line " + number + ": " + e.getOriginalMessage()));
            }
        }
        return new LlamaBenchOutput(
                records, records.isEmpty() ? Optional.of("it printed no record") : Optional.empty());
    }

    /** The test that reads a prompt of that length from an empty context. */
    public Optional<LlamaBenchRecord> prefill(int promptTokens) {
        return records.stream()
                .filter(r -> r.nPrompt() == promptTokens && r.nGen() == 0 && r.depth() == 0)
                .findFirst();
    }

    /** The test that generates behind a context of that length. */
    public Optional<LlamaBenchRecord> decode(int depth) {
        return records.stream()
                .filter(r -> r.nPrompt() == 0 && r.nGen() > 0 && r.depth() == depth)
                .findFirst();
    }
}
