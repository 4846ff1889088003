package dev.assay.agents.job;

import tools.jackson.databind.json.JsonMapper;

/** The job as bytes: UTF-8 JSON, keys in the order of the record. */
public final class JobJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JobJson() {}

    public static byte[] write(Job job) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(job);
    }

    public static Job read(byte[] json) {
        return MAPPER.readValue(json, Job.class);
    }
}
