package dev.assay.results.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds the run that a person means. */
final class RunIds {
    static final String LATEST = "latest";

    private RunIds() {}

    /**
     * @param idOrPrefix a whole id, the start of one, or {@value #LATEST}
     * @throws StoreException when several ids start so, and none is equal
     */
    static Optional<String> resolve(Handle handle, Path file, String idOrPrefix) throws StoreException {
        if (idOrPrefix.equals(LATEST)) {
            return handle.createQuery("SELECT id FROM runs ORDER BY started DESC, id DESC LIMIT 1")
                    .mapTo(String.class)
                    .findFirst();
        }
        List<String> fitting = handle.createQuery(
                        "SELECT id FROM runs WHERE substr(id, 1, length(:prefix)) = :prefix ORDER BY id")
                .bind("prefix", idOrPrefix)
                .mapTo(String.class)
                .list();
        if (fitting.contains(idOrPrefix)) {
            return Optional.of(idOrPrefix);
        }
        if (fitting.size() > 1) {
            throw StoreException.ambiguous(file, idOrPrefix, fitting);
        }
        return fitting.stream().findFirst();
    }
}
