package dev.assay.harness.power;

import java.util.List;

/**
 * A device whose power is cut, as its file says it: format {@value #SCHEMA} (docs/formats/power.md).
 *
 * @param holder the coordinator that cut it: {@link dev.assay.agents.remote.Holder#id}
 * @param restore the command that restores it, as it was configured when it was cut
 * @param deadlineMs of that command
 */
record CutPower(String schema, String device, String holder, List<String> restore, long deadlineMs) {
    static final String SCHEMA = "assay.power-cut/1";

    boolean isWhole() {
        return SCHEMA.equals(schema)
                && device != null
                && holder != null
                && restore != null
                && !restore.isEmpty()
                && restore.stream().noneMatch(word -> word == null)
                && !restore.getFirst().isEmpty()
                && deadlineMs > 0;
    }
}
