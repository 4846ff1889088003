package dev.assay.collectors.profile;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The system on a chip of a model.
 *
 * @param name as its maker calls it
 * @param maker null where the source does not tell it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Soc(String name, String maker) {}
