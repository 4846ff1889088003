package dev.assay.harness.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ShippedProfilesTest {
    private static final String SCHEMA = "dev/assay/profiles/schema/profile.schema.json";
    private static final Path FOLDER = Path.of(System.getProperty("assay.home"), "device-profiles");

    static List<Path> profiles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyProfileIsGood_andIsNamedAsItsFile(Path file) throws ConfigException {
        JsonNode profile = ConfigReader.read(file, SCHEMA, JsonNode.class);

        assertThat(file.getFileName()).hasToString(profile.path("name").asString() + ".yaml");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyFactOfAShippedProfileHasASource(Path file) throws ConfigException {
        JsonNode profile = ConfigReader.read(file, SCHEMA, JsonNode.class);

        List<String> facts = new ArrayList<>(
                Stream.of("/soc", "/clusters", "/memory_gb", "/accelerators", "/power/total", "/power/battery")
                        .filter(pointer -> !profile.at(pointer).isMissingNode())
                        .map(pointer -> pointer.substring(1).replace('/', '.'))
                        .toList());
        if (profile.path("platform").asString().equals("android") && profile.has("matches")) {
            facts.addAll(List.of("matches", "quirks"));
        }
        assertThat(profile.path("sources")
                        .valueStream()
                        .flatMap(source -> source.path("tells").valueStream())
                        .map(JsonNode::asString))
                .containsAll(facts);
    }

    @Test
    void givenABatteryWithAnUnknownUnitAndNoSign_thenItIsRefused() {
        ConfigSource source = ConfigSource.of(Path.of("p.yaml"), """
                schema: assay.profile/1
                name: p
                title: P
                platform: linux
                power:
                  battery: {current_unit: A}
                """);

        assertThat(catchThrowableOfType(ConfigException.class, () -> ConfigReader.read(source, SCHEMA, JsonNode.class))
                        .problems())
                .extracting(ConfigProblem::message)
                .containsExactly(
                        "key 'current_sign' is missing in power.battery",
                        "power.battery.current_unit: expected one of µA, mA (did you mean 'mA'?), found \"A\"");
    }
}
