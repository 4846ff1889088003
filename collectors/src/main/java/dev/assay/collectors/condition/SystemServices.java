package dev.assay.collectors.condition;

import dev.assay.collectors.problem.AssayException;
import java.util.Optional;

/** The services of an Android device, where it is one. Agents implement it. */
public interface SystemServices {
    /** Of a device that is no Android. */
    SystemServices NONE = _ -> Optional.empty();

    /**
     * What a service tells of itself: {@code dumpsys NAME}.
     *
     * @return empty when the device has no such service
     * @throws AssayException when the device cannot be reached
     */
    Optional<String> dump(String service) throws AssayException;
}
