package dev.assay.agents;

import dev.assay.collectors.verdict.Failure;

/** The device's owner does not let Assay's user do it there; nothing was done. The remedy says how it is allowed. */
public final class NotPermittedException extends AgentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what could not be done
     * @param device its id
     * @param why the device's words
     * @param remedy what the owner has to do
     */
    public NotPermittedException(String what, String device, String why, String remedy) {
        super(Failure.NOT_PROVISIONED, what, device, why, remedy, null);
    }
}
