package dev.assay.harness.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What readelf of Debian 12 said of real files. */
class LinkageTest {
    @Test
    void givenADynamicProgram_thenItsLoaderAndLibrariesAreKnown() throws Exception {
        Linkage linkage = Linkage.parse(captured("runner-onnx-aarch64"));

        assertThat(linkage.interpreter()).contains("/lib/ld-linux-aarch64.so.1");
        assertThat(linkage.needed()).containsExactly("libm.so.6", "libc.so.6");
    }

    @Test
    void givenALibrary_thenNoLoaderStartsItAndItsOwnNameIsNotAmongWhatItNeeds() throws Exception {
        Linkage linkage = Linkage.parse(captured("libllama-common-x86_64"));

        assertThat(linkage.interpreter()).isEmpty();
        assertThat(linkage.needed())
                .containsExactly(
                        "libllama.v0.5.0.so",
                        "libggml.v0.5.0.so",
                        "libggml-base.so",
                        "libstdc++.so.6",
                        "libm.so.6",
                        "libgcc_s.so.1",
                        "libc.so.6",
                        "ld-linux-x86-64.so.2");
    }

    @Test
    void givenAStaticProgram_thenItNeedsNothing() throws Exception {
        Linkage linkage = Linkage.parse(captured("probe-x86_64"));

        assertThat(linkage.interpreter()).isEmpty();
        assertThat(linkage.needed()).isEmpty();
    }

    private static String captured(String file) throws Exception {
        try (InputStream in = LinkageTest.class.getResourceAsStream("readelf-2.40-" + file + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
