package dev.assay.agents.platform;

import static dev.assay.agents.platform.Sections.question;

/** Asks a Linux machine for its {@link PlatformFacts}; reads files and asks programs for their version, changes nothing. */
public final class PlatformQuestion {
    /** For a POSIX shell; {@code /proc/cpuinfo} is in it under {@code cpuinfo}. */
    public static final String TEXT = question(CLibraryAnswer.GETCONF, "getconf GNU_LIBC_VERSION")
            + question(CLibraryAnswer.LDD, "ldd --version 2>&1 | head -n 2")
            + question(CxxLibraryAnswer.SECTION, CxxLibraryAnswer.COMMAND)
            + question("cpuinfo", "cat /proc/cpuinfo")
            + question(CudaAnswer.JSON, "cat /usr/local/cuda/version.json")
            + question(CudaAnswer.TXT, "cat /usr/local/cuda/version.txt")
            + question(CudaAnswer.NVCC, "PATH=$PATH:/usr/local/cuda/bin nvcc --version")
            + question(
                    CudaAnswer.CUDART,
                    "{ ls /usr/local/cuda*/lib64 /usr/local/cuda*/targets/*/lib; PATH=$PATH:/sbin:/usr/sbin ldconfig -p; }"
                            + " 2>/dev/null | grep -o 'libcudart\\.so\\.[0-9.]*'");

    private PlatformQuestion() {}

    public static PlatformFacts answered(Sections said) {
        return PlatformFacts.of(said);
    }
}
