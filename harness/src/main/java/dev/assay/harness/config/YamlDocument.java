package dev.assay.harness.config;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a YAML text says, as far as it can be read.
 *
 * @param tree null when the text is no document at all
 * @param problems syntax errors, duplicate keys, and YAML that JSON has no word for
 */
record YamlDocument(JsonNode tree, Locations locations, List<ConfigProblem> problems) {}
