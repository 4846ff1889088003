package dev.assay.harness.runtime;

import dev.assay.collectors.problem.NearestName;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The runtimes that there are: Assay's own and the user's. Immutable. */
public final class RuntimeCatalog {
    private static final String SCHEMA = "dev/assay/suites/schema/runtime.schema.json";

    private final SortedMap<String, RuntimeSpec> runtimes;

    private RuntimeCatalog(SortedMap<String, RuntimeSpec> runtimes) {
        this.runtimes = Collections.unmodifiableSortedMap(runtimes);
    }

    /** Every {@code *.yaml} of the folders; a folder that is not there holds none. */
    public static RuntimeCatalog read(List<Path> folders) throws ConfigException, ProvisionException {
        SortedMap<String, RuntimeSpec> runtimes = new TreeMap<>();
        Map<String, Path> files = new TreeMap<>();
        for (Path folder : folders) {
            for (Path file : yamlFiles(folder)) {
                RuntimeSpec spec = ConfigReader.read(file, SCHEMA, RuntimeFile.class)
                        .resolve(file.toAbsolutePath().getParent());
                if (runtimes.putIfAbsent(spec.name(), spec) != null) {
                    throw new ProvisionException(
                            "two runtimes have the name " + spec.name(),
                            file.toString(),
                            files.get(spec.name()) + " has it already",
                            "Give one of them another name, such as " + spec.name() + "-" + spec.version() + ".");
                }
                files.put(spec.name(), file);
            }
        }
        return new RuntimeCatalog(runtimes);
    }

    public Collection<RuntimeSpec> all() {
        return runtimes.values();
    }

    /** @throws ProvisionException naming the nearest name there is */
    public RuntimeSpec find(String name) throws ProvisionException {
        RuntimeSpec spec = runtimes.get(name);
        if (spec == null) {
            throw new ProvisionException(
                    "no such runtime",
                    name,
                    "no file of suites/runtimes or of your own describes it"
                            + NearestName.hint(name, runtimes.keySet()),
                    "Run: assay runtimes");
        }
        return spec;
    }

    private static List<Path> yamlFiles(Path folder) throws ProvisionException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*.yaml")) {
            all.forEach(files::add);
        } catch (IOException e) {
            throw new ProvisionException(
                    "cannot list the runtimes", folder.toString(), e.toString(), "Check that the folder can be read.");
        }
        Collections.sort(files);
        return files;
    }
}
