package dev.assay.harness.runtime;

import dev.assay.harness.artifact.ArtifactException;
import dev.assay.harness.artifact.ArtifactException.Code;
import dev.assay.harness.artifact.StoredFile;
import dev.assay.harness.artifact.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks binutils' readelf, which reads files of every architecture and runs none of them; {@code ldd} may run what it is asked
 * about.
 */
record LinkageReader(Tool readelf) {
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final byte[] ELF = {0x7F, 'E', 'L', 'F'};

    /** @throws ArtifactException TOOL_FAILED when it is no whole ELF file */
    Linkage read(Path elf) throws ArtifactException {
        Tool.Outcome outcome = readelf.run(
                Path.of("/"),
                Map.of("LC_ALL", "C"),
                DEADLINE,
                List.of("--program-headers", "--dynamic", "--wide", elf.toString()));
        if (!outcome.ok()) {
            throw new ArtifactException(
                    Code.TOOL_FAILED,
                    "cannot tell which libraries a file needs",
                    elf.toString(),
                    "readelf says: " + outcome.err().strip(),
                    "If the file is damaged, put a whole one in its place.");
        }
        return Linkage.parse(outcome.out());
    }

    /** Of the programs and libraries among the files; scripts and data are passed over. */
    Map<Path, Linkage> read(List<StoredFile> files) throws ArtifactException, IOException {
        Map<Path, Linkage> linkages = new LinkedHashMap<>();
        for (StoredFile file : files) {
            if (isElf(file.path())) {
                linkages.put(file.path(), read(file.path()));
            }
        }
        return linkages;
    }

    private static boolean isElf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ELF.length), ELF);
        }
    }
}
