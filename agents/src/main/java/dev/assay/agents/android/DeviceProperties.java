package dev.assay.agents.android;

import dev.assay.agents.Abi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code getprop} prints: {@code [name]: [value]}, a value over several lines included. */
record DeviceProperties(Map<String, String> values) {
    private static final Pattern PROPERTY =
            Pattern.compile("^\\[([^]\\n]+)]: \\[(.*?)]$", Pattern.MULTILINE | Pattern.DOTALL);

    /** Of Android's names for ABIs. */
    private static final Map<String, String> ARCHITECTURES = Map.of("arm64-v8a", "aarch64", "x86_64", "x86_64");

    static DeviceProperties parse(String text) {
        Map<String, String> values = new HashMap<>();
        Matcher matcher = PROPERTY.matcher(text.replace("\r\n", "\n"));
        while (matcher.find()) {
            values.put(matcher.group(1), matcher.group(2));
        }
        return new DeviceProperties(Map.copyOf(values));
    }

    /** The first of the names that has a value. */
    Optional<String> first(String... names) {
        for (String name : names) {
            String value = values.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** The best one that Assay has programs for; empty for devices of 32 bits and others. */
    Optional<Abi> abi() {
        return abis().stream()
                .filter(ARCHITECTURES::containsKey)
                .findFirst()
                .map(name -> new Abi("android", ARCHITECTURES.get(name)));
    }

    /** ABIs that the device runs, the best first, in Android's names: {@code arm64-v8a}. */
    List<String> abis() {
        return first("ro.product.cpu.abilist", "ro.product.cpu.abi")
                .map(list -> List.of(list.split(" *, *")))
                .orElse(List.of());
    }
}
