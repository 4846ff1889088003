package dev.assay.collectors.condition;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The texts in src/test/resources/dumpsys; their origin stands there. */
public final class DumpsysTexts {
    private DumpsysTexts() {}

    public static String of(String name) throws IOException {
        try (InputStream in = DumpsysTexts.class.getResourceAsStream("/dumpsys/" + name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
