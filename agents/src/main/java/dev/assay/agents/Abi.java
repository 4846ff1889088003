package dev.assay.agents;

import java.util.Locale;

/**
 * What a program must be made for to run on a device, written {@code SYSTEM-ARCHITECTURE}: {@code linux-aarch64},
 * {@code android-x86_64}. Devices, runtimes' files and folders of programs share these names.
 *
 * @param system {@code linux} is a Linux kernel with glibc, {@code android} a Linux kernel with Bionic
 * @param architecture as the kernel names it: {@code x86_64}, {@code aarch64}
 */
public record Abi(String system, String architecture) {
    private static final String LINUX = "linux";
    private static final String ANDROID = "android";

    /** That of the machine that this runs on. */
    public static final Abi HOST = ofJava(System.getProperty("os.name"), System.getProperty("os.arch"));

    /** @param name without a dash it is all system */
    public static Abi of(String name) {
        int dash = name.indexOf('-');
        return dash < 0 ? new Abi(name, "") : new Abi(name.substring(0, dash), name.substring(dash + 1));
    }

    /** Of Java's names for them. */
    static Abi ofJava(String osName, String osArch) {
        String architecture =
                switch (osArch) {
                    case "amd64" -> "x86_64";
                    case "arm64" -> "aarch64";
                    default -> osArch;
                };
        return new Abi(osName.toLowerCase(Locale.ROOT).replace(" ", ""), architecture);
    }

    /** Whether programs talk to a Linux kernel, whichever C library lies between. */
    public boolean isLinuxKernel() {
        return system.equals(LINUX) || system.equals(ANDROID);
    }

    /** Whether glibc and its loader are part of the system. */
    public boolean hasGlibc() {
        return system.equals(LINUX);
    }

    /**
     * For which ABI programs are compiled that run on this one: Android's kernel takes those of the Linux of its
     * architecture. Static ones run as they are, dynamic ones where glibc comes with them.
     */
    public Abi compiled() {
        return system.equals(ANDROID) ? new Abi(LINUX, architecture) : this;
    }

    @Override
    public String toString() {
        return architecture.isEmpty() ? system : system + "-" + architecture;
    }
}
