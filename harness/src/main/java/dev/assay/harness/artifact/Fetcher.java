package dev.assay.harness.artifact;

import java.io.IOException;
import java.nio.file.Path;

/** Gets one file from its world. Its hash is checked afterwards, by the store. */
@FunctionalInterface
interface Fetcher {
    /**
     * @param area an empty folder for the work
     * @return the file, in {@code area} or elsewhere on the store's file system; the store takes it away
     * @throws IOException when the store's disk fails; troubles of the network come as ArtifactException
     */
    Path fetch(Path area) throws ArtifactException, IOException;
}
