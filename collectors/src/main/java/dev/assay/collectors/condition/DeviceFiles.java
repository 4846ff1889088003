package dev.assay.collectors.condition;

import dev.assay.collectors.problem.AssayException;
import java.util.List;
import java.util.Optional;

/** Small files of a device, wherever it is. Agents implement it: on this machine, over adb, over ssh. */
public interface DeviceFiles {
    /**
     * The file's text; empty when there is none, or it may not be read, or the kernel has no value for it now.
     *
     * @throws AssayException when the device cannot be reached
     */
    Optional<String> read(String absolutePath) throws AssayException;

    /**
     * Names in a folder, without order; none when there is no such folder.
     *
     * @throws AssayException when the device cannot be reached
     */
    List<String> list(String dir) throws AssayException;

    /**
     * The files that the patterns fit, for one reading of many: a device far away gives them as they are now, in one answer,
     * and knows no others in it. A device at hand gives itself.
     *
     * @throws AssayException when the device cannot be reached
     */
    default DeviceFiles look(FilePatterns wanted) throws AssayException {
        return this;
    }
}
