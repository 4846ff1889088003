package dev.assay.collectors.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.collectors.facts.Facts.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static String golden(String name) throws IOException {
        try (InputStream in = FactsTest.class.getResourceAsStream("/facts/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void readsTheFactsOfAVirtualMachine() throws Exception {
        Facts facts = Facts.parse(golden("virtual-machine.json"));

        assertThat(facts)
                .returns("6.18.44-fc-v657", Facts::kernel)
                .returns(25_276_510_208L, Facts::memoryBytes)
                .returns(null, Facts::board)
                .returns(null, Facts::sysfsRoot);
        assertThat(facts.cpus())
                .containsExactly(new Facts.Cpu(0, true, 1024, 0, null), new Facts.Cpu(1, true, 1024, 0, null));
        assertThat(facts.nodes("psi")).extracting(Node::file).containsExactly("cpu", "memory", "io");
        assertThat(facts.nodes("hwmon")).isEmpty();
    }

    @Test
    void readsTheFactsOfASyntheticJetson() throws Exception {
        Facts facts = Facts.parse(golden("jetson-orin-nano.synthetic.json"));

        assertThat(facts.board()).isEqualTo("NVIDIA Jetson Orin Nano Developer Kit");
        assertThat(facts.compatible())
                .containsExactly("nvidia,p3768-0000+p3767-0005", "nvidia,p3767-0005", "nvidia,tegra234");
        Node volts = facts.nodes("hwmon")
                .filter(node -> "VDD_IN".equals(node.label()))
                .findFirst()
                .orElseThrow();
        assertThat(volts)
                .returns("ina3221", Node::chip)
                .returns("/sys/bus/i2c/drivers/ina3221/1-0040/hwmon/hwmon3", Node::dir)
                .returns("/tmp/tree/sys/bus/i2c/drivers/ina3221/1-0040/hwmon/hwmon3/in1_input", Node::path)
                .returns(OptionalDouble.of(5001), Node::number);
        assertThat(facts.beside(volts, "curr1_input").orElseThrow().number()).hasValue(100);
        assertThat(facts.nodes("thermal").filter(node -> !node.readable()))
                .singleElement()
                .returns("EINVAL", Node::error)
                .returns(OptionalDouble.empty(), Node::number);
    }

    @Test
    void anotherMajorVersionIsRefused() {
        FactsException refusal = catchThrowableOfType(
                FactsException.class, () -> Facts.parse("{\"schema\":\"assay.facts/2\",\"probe\":\"9\"}"));

        assertThat(refusal.why()).isEqualTo("it is not assay.facts/1 but assay.facts/2");
        assertThat(refusal.remedy()).contains("probe --version");
    }

    @Test
    void aNodeNeedsATextWithItsCostOrAnError() {
        FactsException refusal = catchThrowableOfType(FactsException.class, () -> Facts.parse("""
                {"schema":"assay.facts/1","probe":"1",
                 "nodes":[{"kind":"thermal","chip":"x","dir":"/d","file":"temp","path":"/d/temp","text":"1"}]}
                """));

        assertThat(refusal.why()).contains("a node has a text and its cost, or an error: /d/temp");
    }

    @Property(tries = 300)
    void whateverIsCutOffOrChanged_isReadOrRefused_andNeverElse(
            @ForAll @IntRange(max = 1800) int length, @ForAll byte changed) throws IOException {
        byte[] bytes = golden("jetson-orin-nano.synthetic.json").getBytes(StandardCharsets.UTF_8);
        bytes[length] = changed;
        String whole = new String(bytes, StandardCharsets.UTF_8);
        String cut = new String(bytes, 0, length, StandardCharsets.UTF_8);

        assertThat(catchThrowableOfType(FactsException.class, () -> Facts.parse(cut)))
                .isNotNull();
        assertThatCode(() -> {
                    try {
                        Facts.parse(whole);
                    } catch (FactsException e) {
                        assertThat(e.why()).isNotBlank();
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void readsTheBandwidthThatTheProbeMeasured() throws Exception {
        BandwidthOutput output = BandwidthOutput.parse("""
                {"schema":"assay.bandwidth/1","probe":"0.1.0","bytes_per_s":2e10,"median_bytes_per_s":1.8e10,"threads":2,
                 "bytes":268435456,"cache_bytes":33554432,"pass_s":[0.0149,0.0134,0.0160]}
                """);

        assertThat(output.measurement().bytesPerS()).isEqualTo(2e10);
        assertThat(output.measurement().method()).contains("best of 3 passes", "median 18.00 GB/s");
        assertThat(catchThrowableOfType(FactsException.class, () -> BandwidthOutput.parse("{}"))
                        .what())
                .contains("memory bandwidth");
    }
}
