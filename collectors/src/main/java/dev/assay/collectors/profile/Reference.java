package dev.assay.collectors.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Where facts of a profile come from.
 *
 * @param document title: a page, a manual, a file of the kernel, or the device itself
 * @param url null where there is none
 * @param tells keys of the profile: {@code soc}, {@code power.battery}...
 * @param says what it says, where that is not what stands in the profile word for word; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reference(String document, String url, List<String> tells, String says) {
    public Reference {
        tells = List.copyOf(tells);
    }
}
