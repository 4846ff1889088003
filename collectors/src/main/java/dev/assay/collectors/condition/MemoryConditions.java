package dev.assay.collectors.condition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /proc/meminfo}, proc(5). Its kB are 1024 bytes. */
final class MemoryConditions {
    static final String MEMINFO = "/proc/meminfo";

    private static final Pattern LINE = Pattern.compile("(?m)^(\\w+):\\s+(\\d{1,15}) kB$");
    private static final String AVAILABLE = "memory_available_bytes";
    private static final String SWAP_USED = "swap_used_bytes";

    private MemoryConditions() {}

    static List<Condition> parse(Optional<String> text) {
        if (text.isEmpty()) {
            return List.of(
                    Condition.absent(AVAILABLE, "B", Texts.NOT_THERE, MEMINFO),
                    Condition.absent(SWAP_USED, "B", Texts.NOT_THERE, MEMINFO));
        }
        Map<String, Double> bytes = new HashMap<>();
        Matcher matcher = LINE.matcher(text.get());
        while (matcher.find()) {
            bytes.put(matcher.group(1), 1024 * Double.parseDouble(matcher.group(2)));
        }
        Double available = bytes.get("MemAvailable");
        Double total = bytes.get("SwapTotal");
        Double free = bytes.get("SwapFree");
        return List.of(
                reading(AVAILABLE, available), reading(SWAP_USED, total == null || free == null ? null : total - free));
    }

    private static Condition reading(String name, Double bytes) {
        return Texts.reading(name, "B", bytes == null ? OptionalDouble.empty() : OptionalDouble.of(bytes), MEMINFO);
    }
}
