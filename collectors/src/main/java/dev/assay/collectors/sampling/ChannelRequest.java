package dev.assay.collectors.sampling;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.stream.Stream;

/**
 * One quantity that the probe is asked to sample. It is read in exactly one of four ways.
 *
 * @param name unique in its job, lower case, ends in its unit: {@code rss_bytes}, {@code power_vdd_in_w}
 * @param unit of the value as sampled, base units: {@code B}, {@code s}, {@code W}, {@code V}, {@code A}, {@code J},
 *     {@code °C}, {@code Hz}, {@code %}, {@code 1}
 * @param source for people: chip, rail, file
 * @param process a quantity of the runner's processes, summed over them: see docs/formats/job.md; null for the other ways
 * @param file absolute path of a small file, kept open; null for the other ways
 * @param after text behind which the number stands: anywhere in a file, where null is from its beginning; of a command's
 *     line the beginning of a word
 * @param field how many numbers to skip from there; null is 0
 * @param column of a command's line, 0 and up; null for the other ways
 * @param before text that must follow the number in a command's line at once, such as its unit; null for the other ways
 * @param scale the number times this is the value in {@code unit}; null is 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChannelRequest(
        String name,
        String unit,
        String source,
        String process,
        String file,
        String after,
        Integer field,
        Integer column,
        String before,
        Double scale) {

    public ChannelRequest {
        if (name == null
                || unit == null
                || source == null
                || Stream.of(process != null, file != null, column != null, before != null)
                                .filter(b -> b)
                                .count()
                        != 1) {
            throw new IllegalArgumentException("a channel needs a name, a unit, a source and one way to read it");
        }
    }

    /** A quantity of the runner's processes. */
    public static ChannelRequest ofProcess(String name, String unit, String source, String process) {
        return new ChannelRequest(name, unit, source, process, null, null, null, null, null, null);
    }

    /** The first number in a file. */
    public static ChannelRequest ofFile(String name, String unit, String source, String file, double scale) {
        return new ChannelRequest(name, unit, source, null, file, null, null, null, null, scale);
    }

    /** A number in a file: the one that follows {@code field} others behind the text {@code after}. */
    public static ChannelRequest ofText(
            String name, String unit, String source, String file, String after, int field, double scale) {
        return new ChannelRequest(name, unit, source, null, file, after, field, null, null, scale);
    }

    /** A column of a command's lines. */
    public static ChannelRequest ofColumn(String name, String unit, String source, int column, double scale) {
        return new ChannelRequest(name, unit, source, null, null, null, null, column, null, scale);
    }

    /** The number between the beginning of a word in a command's lines and what follows it: {@code VDD_IN 2957mW}. */
    public static ChannelRequest ofWord(
            String name, String unit, String source, String after, String before, double scale) {
        return new ChannelRequest(name, unit, source, null, null, after, null, null, before, scale);
    }
}
