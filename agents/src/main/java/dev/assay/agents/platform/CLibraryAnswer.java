package dev.assay.agents.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which C library a Linux system has. getconf(1) tells glibc's version, ldd(1) too: {@code ldd (Ubuntu GLIBC
 * 2.31-0ubuntu9.9) 2.31}; musl's ldd calls itself {@code musl libc (aarch64)}, with {@code Version 1.2.4} in the next line.
 */
final class CLibraryAnswer {
    static final String GETCONF = "glibc";
    static final String LDD = "ldd";

    private static final Pattern OF_GETCONF = Pattern.compile("^glibc (" + Version.FORM + ")$");
    private static final Pattern OF_LDD = Pattern.compile("^ldd \\(.*\\) (" + Version.FORM + ")(?:\\n|$)");
    private static final Pattern OF_MUSL = Pattern.compile("^musl libc .*\\nVersion (" + Version.FORM + ")");

    private CLibraryAnswer() {}

    static Fact<CLibrary> of(Sections said) {
        Matcher getconf = OF_GETCONF.matcher(said.text(GETCONF));
        Matcher ldd = OF_LDD.matcher(said.text(LDD));
        Matcher musl = OF_MUSL.matcher(said.text(LDD));
        boolean asked = getconf.find();
        boolean linked = ldd.find();
        if (asked && musl.find()) {
            return new Fact.Unknown<>("getconf says glibc " + getconf.group(1) + ", ldd says musl " + musl.group(1));
        }
        if (asked && linked && Version.of(getconf.group(1)).compareTo(Version.of(ldd.group(1))) != 0) {
            return new Fact.Unknown<>("getconf says glibc " + getconf.group(1) + ", ldd says " + ldd.group(1));
        }
        if (asked) {
            return new Fact.Known<>(CLibrary.of(CLibrary.GLIBC, getconf.group(1)), "getconf GNU_LIBC_VERSION");
        }
        if (linked) {
            return new Fact.Known<>(CLibrary.of(CLibrary.GLIBC, ldd.group(1)), "ldd --version");
        }
        musl.reset();
        return musl.find()
                ? new Fact.Known<>(CLibrary.of("musl", musl.group(1)), "ldd --version")
                : new Fact.Unknown<>("neither getconf GNU_LIBC_VERSION nor ldd --version tells it");
    }
}
