package dev.assay.results.store;

import java.nio.file.Path;
import java.util.List;

/** A process of its own that rebuilds a database and marks each bundle that it is through with. */
final class RebuildProcess {
    private RebuildProcess() {}

    public static void main(String[] arguments) throws Exception {
        Marks marks = Marks.in(Path.of(arguments[2]));
        DatabaseRebuild.run(
                Path.of(arguments[0]), List.of(Path.of(arguments[1])), (_, _) -> marks.tick(Marks.Stage.READING));
        marks.tick(Marks.Stage.DONE);
    }
}
