package dev.assay.agents;

import dev.assay.collectors.verdict.Failure;

/** Another coordinator measures on the device: two at once would measure each other. */
public final class DeviceBusyException extends AgentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param where the device
     * @param why who has it, and until when
     */
    public DeviceBusyException(String what, String where, String why) {
        super(
                Failure.DEVICE_LOST,
                what,
                where,
                why,
                "wait for it ('assay run --wait 30min' does), or end the other run; a coordinator that is dead gives the device up by itself",
                null);
    }
}
