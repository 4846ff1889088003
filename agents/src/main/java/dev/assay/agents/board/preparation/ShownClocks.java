package dev.assay.agents.board.preparation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code jetson_clocks --show} printed. Its lines, seen of JetPack 4 to 6 in public texts: {@code cpu0:  Online=1
 * Governor=schedutil MinFreq=729600 MaxFreq=1510400 ...}, without {@code Online} from 36.4.7 on, {@code GPU MinFreq=306000000
 * MaxFreq=624750000 ...}; a Thor has {@code gpu-gpc-0} and {@code gpu-nvd-0} in its place. The memory's clock is not asked: its
 * range stays, and an override pins it.
 */
record ShownClocks(String text) {
    private static final Pattern RANGE =
            Pattern.compile("^(cpu\\d+|GPU|gpu-\\S+)(?=[: ]):?(.*?)MinFreq=(\\d+) MaxFreq=(\\d+)", Pattern.MULTILINE);

    /** Whether no processor that is on, nor the graphics processor, has a range left; empty where none is told. */
    Optional<Boolean> pinned() {
        boolean told = false;
        Matcher found = RANGE.matcher(text);
        while (found.find()) {
            if (!found.group(2).contains("Online=0")) {
                told = true;
                if (!found.group(3).equals(found.group(4))) {
                    return Optional.of(false);
                }
            }
        }
        return told ? Optional.of(true) : Optional.empty();
    }
}
