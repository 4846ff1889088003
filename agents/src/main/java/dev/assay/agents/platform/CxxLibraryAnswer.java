package dev.assay.agents.platform;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which libstdc++ a Linux system has: the file behind {@code libstdc++.so.6} has its version in its name, and 6.0.N has the
 * symbols up to GLIBCXX_3.4.N. Of several, for several ABIs, the oldest counts.
 */
final class CxxLibraryAnswer {
    static final String SECTION = "libstdc++";
    static final String COMMAND = "ls /usr/lib/*/libstdc++.so.6.* /usr/lib64/libstdc++.so.6.* /usr/lib/libstdc++.so.6.*"
            + " /lib/*/libstdc++.so.6.* /lib64/libstdc++.so.6.*";

    private static final Pattern FILE =
            Pattern.compile("/libstdc\\+\\+\\.so\\.(6(?:\\.[0-9]{1,9})+)$", Pattern.MULTILINE);

    private CxxLibraryAnswer() {}

    static Fact<Version> of(Sections said) {
        SortedSet<Version> versions = FILE.matcher(said.text(SECTION))
                .results()
                .map(file -> Version.of(file.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        return versions.isEmpty()
                ? new Fact.Unknown<>("no libstdc++.so.6.N was found in /usr/lib and /lib")
                : new Fact.Known<>(versions.first(), "the file libstdc++.so.6.N");
    }
}
