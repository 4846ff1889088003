package dev.assay.harness.model;

import dev.assay.harness.config.Config;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigReader;
import dev.assay.harness.config.ConfigSource;
import dev.assay.harness.config.YamlFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All models that suites can name: those that Assay ships and those that the user added. Immutable. */
public final class ModelCatalog {
    private static final String SCHEMA = "dev/assay/suites/schema/model.schema.json";

    private final Map<String, Model> models;
    private final Map<String, ModelVariant> variants = new LinkedHashMap<>();

    private ModelCatalog(Map<String, Model> models) {
        this.models = models;
        for (Model model : models.values()) {
            model.variants().forEach(variant -> variants.put(variant.reference(), variant));
        }
    }

    /**
     * Reads every {@code .yaml} of the folders, not of folders below them; a folder that does not exist is empty.
     *
     * @throws ConfigException where a file is not a model's, or two files give models the same name
     * @throws CatalogException where a folder cannot be read
     */
    public static ModelCatalog read(List<Path> folders) throws ConfigException, CatalogException {
        Map<String, Model> models = new TreeMap<>();
        for (Path folder : folders) {
            for (Path file : yamlFiles(folder)) {
                Config<ModelYaml> config =
                        ConfigReader.read(ConfigSource.read(file), SCHEMA, ModelYaml.class, new ModelRules());
                Model model = toModel(config);
                Model earlier = models.putIfAbsent(model.name(), model);
                if (earlier != null) {
                    throw new ConfigException(
                            List.of(config.locations()
                                    .problem(
                                            "/name",
                                            "name: " + model.name() + " is the name of the model in "
                                                    + earlier.definedIn() + " already")),
                            "rename one of the two, or remove it");
                }
            }
        }
        return new ModelCatalog(models);
    }

    /** @param reference {@code model/variant}, to the letter */
    public Optional<ModelVariant> find(String reference) {
        return Optional.ofNullable(variants.get(reference));
    }

    /** By name. */
    public Collection<Model> models() {
        return List.copyOf(models.values());
    }

    /** By model, each model's in its file's order. */
    public List<ModelVariant> variants() {
        return List.copyOf(variants.values());
    }

    private static Model toModel(Config<ModelYaml> config) throws ConfigException {
        try {
            return config.value().toModel(config.source().file());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    List.of(config.locations().problem("/variants", "variants: " + e.getMessage())),
                    "correct the address or the coordinates");
        }
    }

    private static List<Path> yamlFiles(Path folder) throws CatalogException {
        try {
            return YamlFiles.in(folder);
        } catch (IOException e) {
            throw new CatalogException(folder, e);
        }
    }
}
