package dev.assay.harness.runtime;

import java.nio.file.Path;
import java.util.List;

/** How a runtime's program is started. */
public sealed interface Launch {
    /** By itself: it is static, or the device has what it asks for. */
    record Direct() implements Launch {}

    /**
     * Through a loader that lies among the runtime's files, because the device has none for it. The libraries lie beside
     * the loader.
     */
    record ThroughLoader(Path loader) implements Launch {}

    /**
     * The beginning of a command line.
     *
     * @param program in {@code folder}
     * @param folder the runtime's, on the coordinator
     * @param deployed where that folder lies on the device, absolute
     * @return paths on the device; the program's own arguments come behind them
     */
    default List<String> argv(Path program, Path folder, String deployed) {
        String started = deployed + "/" + folder.relativize(program);
        return switch (this) {
            case Direct() -> List.of(started);
            case ThroughLoader(Path loader) ->
                List.of(deployed + "/" + folder.relativize(loader), "--library-path", deployed, started);
        };
    }
}
