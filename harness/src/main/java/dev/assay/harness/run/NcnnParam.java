package dev.assay.harness.run;

import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.runtime.ProvisionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The inputs of a net of ncnn, from its {@code .param} file: benchncnn wants to be told what is written there. */
final class NcnnParam {
    private static final Pattern INPUT = Pattern.compile("^Input\\s+\\S+\\s+0\\s+1\\s+\\S+((?:\\s+\\d+=\\d+)*)\\s*$");
    private static final Pattern EXTENT = Pattern.compile("(\\d+)=(\\d+)");

    private NcnnParam() {}

    /** Width, height and channels of each input, as far as it has them: {@code [227,227,3]}. */
    static String shapes(Path param) throws AssayException {
        List<String> shapes = new ArrayList<>();
        try {
            for (String line : new String(Files.readAllBytes(param), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                Matcher input = INPUT.matcher(line);
                if (input.matches()) {
                    shapes.add(shape(param, input.group(1)));
                }
            }
        } catch (IOException e) {
            throw unknown(param, e.toString());
        }
        if (shapes.isEmpty()) {
            throw unknown(param, "it has no layer Input");
        }
        return String.join(",", shapes);
    }

    private static String shape(Path param, String extents) throws ProvisionException {
        List<String> shape = new ArrayList<>();
        Matcher extent = EXTENT.matcher(extents);
        while (extent.find()) {
            if (extent.group(1).equals(Integer.toString(shape.size()))
                    && !extent.group(2).equals("0")) {
                shape.add(extent.group(2));
            }
        }
        if (shape.isEmpty()) {
            throw unknown(param, "its layer Input has no extents (0=WIDTH 1=HEIGHT 2=CHANNELS)");
        }
        return "[" + String.join(",", shape) + "]";
    }

    private static ProvisionException unknown(Path param, String why) {
        return new ProvisionException(
                "the shape of a net's input is not known",
                param.toString(),
                why,
                "Give the .param file of the net, with the extents in its line Input.");
    }
}
