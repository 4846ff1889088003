package dev.assay.harness.runtime;

import dev.assay.agents.Abi;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs that Maven builds from agents/on-device: the probe, and the runners that need no engine's headers. */
public final class OnDevicePrograms {
    private final Path folder;

    public OnDevicePrograms(Path assayHome) {
        folder = assayHome.toAbsolutePath().normalize().resolve("agents/target/on-device");
    }

    /**
     * @param device the ABI of the device that it is for
     * @throws ProvisionException when it has not been built for that ABI
     */
    public Path find(String program, Abi device) throws ProvisionException {
        Abi abi = device.compiled();
        Path path = folder.resolve(abi.toString()).resolve(program);
        if (!Files.isExecutable(path)) {
            throw new ProvisionException(
                    "cannot find the program " + program + " for " + abi,
                    path.toString(),
                    "it has not been built",
                    abi.equals(Abi.HOST)
                            ? "Build Assay: mvn -pl agents compile"
                            : "Install the compiler for " + abi + " (" + Compiler.packages(abi)
                                    + "), then build Assay: mvn -pl agents compile");
        }
        return path;
    }
}
