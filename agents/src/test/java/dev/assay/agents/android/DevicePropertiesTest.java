package dev.assay.agents.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.Abi;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DevicePropertiesTest {
    /** In the form that getprop of Android prints; the values are made up. */
    private static final String SYNTHETIC = """
            [persist.sys.boot.reason.history]: [reboot,1763000000
            cold,1762990000]
            [ro.product.cpu.abilist]: [arm64-v8a,armeabi-v7a,armeabi]
            [ro.product.manufacturer]: [Maker]
            [ro.product.model]: []
            [ro.vendor.product.model]: [Model [5G]]
            """;

    @Test
    void aValueMayHaveSeveralLinesAndBrackets() {
        DeviceProperties properties = DeviceProperties.parse(SYNTHETIC);

        assertThat(properties.first("persist.sys.boot.reason.history")).contains("reboot,1763000000\ncold,1762990000");
        assertThat(properties.first("ro.vendor.product.model")).contains("Model [5G]");
        assertThat(properties.first("ro.product.manufacturer")).contains("Maker");
    }

    @Test
    void anEmptyPropertyIsNone() {
        DeviceProperties properties = DeviceProperties.parse(SYNTHETIC);

        assertThat(properties.first("ro.product.model", "ro.vendor.product.model"))
                .contains("Model [5G]");
        assertThat(properties.first("ro.none")).isEmpty();
    }

    @Test
    void theBestAbiThatAssayHasProgramsForIsTaken() {
        assertThat(DeviceProperties.parse(SYNTHETIC).abi()).contains(new Abi("android", "aarch64"));
        assertThat(DeviceProperties.parse("[ro.product.cpu.abilist]: [x86_64,arm64-v8a]")
                        .abi())
                .contains(new Abi("android", "x86_64"));
        assertThat(DeviceProperties.parse("[ro.product.cpu.abi]: [armeabi-v7a]").abi())
                .isEmpty();
    }

    @Property
    void anyTextIsTaken(@ForAll String text) {
        assertThat(DeviceProperties.parse(text).abis()).isNotNull();
    }
}
