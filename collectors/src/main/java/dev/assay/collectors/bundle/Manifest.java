package dev.assay.collectors.bundle;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code manifest.json}: the files of a finished bundle, by name. Format {@value #SCHEMA}.
 *
 * @param files every name is a plain file name in the bundle's folder
 */
public record Manifest(String schema, SortedMap<String, Entry> files) {
    public static final String SCHEMA = "assay.bundle/1";
    public static final String FILE = "manifest.json";

    public Manifest {
        if (!SCHEMA.equals(schema)) {
            throw new IllegalArgumentException("its schema is " + schema + ", this version reads " + SCHEMA);
        }
        if (files == null || files.containsValue(null)) {
            throw new IllegalArgumentException("it lists no files");
        }
        files.keySet().forEach(Manifest::requirePlain);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    static Manifest of(Map<String, Entry> files) {
        return new Manifest(SCHEMA, new TreeMap<>(files));
    }

    public boolean has(String file) {
        return files.containsKey(file);
    }

    // A manifest comes from a device: its names must not lead out of the folder.
    private static void requirePlain(String name) {
        if (name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || name.indexOf('/') >= 0
                || name.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("it lists a file named \"" + name + "\"");
        }
    }

    /** @param sha256 64 lower-case hexadecimal digits */
    public record Entry(long bytes, String sha256) {}
}
