package dev.assay.harness.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.bundle.Workload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The identity of a cell: the first 16 hex digits of the SHA-256 of its canonical JSON. Canonical: keys sorted, no white
 * space, UTF-8; {@code collectors} (left out where they are all), {@code device} (id), {@code model} (reference),
 * {@code runtime}, {@code threads}, {@code weights} (SHA-256 of the file, left out while there is none) and
 * {@code workload}. The same over runs and machines.
 */
public final class CellId {
    private static final int HEX_DIGITS = 16;

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .build();

    private CellId() {}

    /** A record, not a map: the workload's declared type is what brings its {@code kind} into the JSON. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Identity(
            String device,
            String model,
            Cell.Runtime runtime,
            int threads,
            String weights,
            Workload workload,
            Cell.Collectors collectors) {}

    /** The cell with its id in place of the one it has. */
    public static Cell identified(Cell cell) {
        return new Cell(
                of(cell),
                cell.device(),
                cell.runtime(),
                cell.model(),
                cell.workload(),
                cell.threads(),
                cell.collectors());
    }

    static String canonical(Cell cell) {
        return CANONICAL.writeValueAsString(new Identity(
                cell.device().id(),
                cell.model().reference(),
                cell.runtime(),
                cell.threads(),
                cell.model().sha256(),
                cell.workload(),
                cell.collectors() == Cell.Collectors.ALL ? null : cell.collectors()));
    }

    private static String of(Cell cell) {
        try {
            byte[] json = canonical(cell).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
            return HexFormat.of().formatHex(hash).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
