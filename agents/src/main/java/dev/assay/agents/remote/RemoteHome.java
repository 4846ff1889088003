package dev.assay.agents.remote;

/**
 * Assay's folder on a device, and the rooms in it. Everything that Assay leaves on a device is below it.
 *
 * @param path absolute, on a file system of the device that programs may be run from
 */
public record RemoteHome(String path) {
    String store() {
        return path + "/store";
    }

    String store(String hash) {
        return store() + "/" + hash;
    }

    String partial(String hash) {
        return path + "/partial/" + hash;
    }

    /** Jobs that are running or not yet collected. */
    String jobs() {
        return path + "/jobs";
    }

    /** A job's document until the probe has taken it. */
    String handedOver(String jobId) {
        return path + "/partial/" + jobId + ".json";
    }
}
