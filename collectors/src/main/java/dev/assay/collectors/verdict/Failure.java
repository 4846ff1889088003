package dev.assay.collectors.verdict;

/** Why a trial yielded no measurement. Every failed trial has exactly one. */
public enum Failure {
    /** The kernel's out-of-memory killer ended the runner. */
    OOM_KILLED,
    /** The runner was ended by a signal that neither the probe nor the kernel's memory killer sent. */
    CRASHED,
    /** The deadline passed; the probe ended the runner's group. */
    TIMED_OUT,
    /** The runner ended by itself with a failure of no other kind; the detail has its words. */
    EXITED,
    /** The runtime asked for memory, was refused, and said so. Not a kill: the kernel ended nothing. */
    NO_MEMORY,
    /** The link or the device went away and did not come back within the rule. */
    DEVICE_LOST,
    /** This device, runtime or ABI cannot run the cell. */
    UNSUPPORTED,
    /** Storage ran out on the device or the coordinator. */
    NO_SPACE,
    /** The runner says that the model's file is not what it can read. */
    BAD_MODEL,
    /** The runner's output is not what its protocol or format promises. */
    BAD_OUTPUT,
    /** A file the trial needs could not be fetched, built or verified. */
    NOT_PROVISIONED,
    /** A limit other than time stopped the runner (memory, temperature). */
    LIMIT_EXCEEDED,
    /** The user or the coordinator stopped the trial. */
    CANCELLED;

    /**
     * Whether what ended the trial came from outside its cell and says nothing of it: the user, a full disk, a lost link, a
     * file that could not be fetched. A resumed run measures such a trial again; every other end, good or bad, is a result.
     */
    public boolean isOutsideTheCell() {
        return switch (this) {
            case CANCELLED, NO_SPACE, DEVICE_LOST, NOT_PROVISIONED -> true;
            case OOM_KILLED,
                    CRASHED,
                    TIMED_OUT,
                    EXITED,
                    NO_MEMORY,
                    UNSUPPORTED,
                    BAD_MODEL,
                    BAD_OUTPUT,
                    LIMIT_EXCEEDED -> false;
        };
    }
}
