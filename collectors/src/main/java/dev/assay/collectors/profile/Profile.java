package dev.assay.collectors.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a model of device beyond what its kernel tells: {@code assay.profile/1}, docs/formats/profile.md.
 *
 * @param platform {@code linux}, {@code android} or {@code ios}
 * @param matches which devices it is for; null: any that no other profile is for
 * @param soc null where no source tells it
 * @param clusters of processors, the fastest first; empty where no source tells them
 * @param memoryGb sizes that the model is sold with, GB as its maker counts them; empty where no source tells them
 * @param accelerators empty where no source tells them
 * @param power null where nothing is known beyond the kernel's own documents
 * @param sudo absolute paths of programs that may be run as root on the device; empty: none
 * @param sources where the rest comes from
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Profile(
        String schema,
        String name,
        String title,
        String platform,
        Matches matches,
        Soc soc,
        List<Cluster> clusters,
        @JsonProperty("memory_gb") List<Integer> memoryGb,
        List<Accelerator> accelerators,
        Power power,
        List<String> sudo,
        List<String> quirks,
        List<Reference> sources) {
    public static final String SCHEMA = "assay.profile/1";

    public Profile {
        clusters = clusters == null ? List.of() : List.copyOf(clusters);
        memoryGb = memoryGb == null ? List.of() : List.copyOf(memoryGb);
        accelerators = accelerators == null ? List.of() : List.copyOf(accelerators);
        sudo = sudo == null ? List.of() : List.copyOf(sudo);
        quirks = quirks == null ? List.of() : List.copyOf(quirks);
        sources = sources == null ? List.of() : List.copyOf(sources);
    }

    /** What a measurement needs of a profile, without the description of the hardware. */
    public Profile(
            String schema,
            String name,
            String title,
            String platform,
            Matches matches,
            Power power,
            List<String> quirks) {
        this(schema, name, title, platform, matches, null, null, null, null, power, null, quirks, null);
    }

    /** Rails that make up the device's power; empty when the profile names none. */
    public List<String> totalRails() {
        return power == null ? List.of() : power.total();
    }

    /** How the battery's current is to be read; empty when it is not known. */
    public Optional<Battery> battery() {
        return Optional.ofNullable(power).map(Power::battery);
    }

    /**
     * Devices that a profile is for: those with a name that fits any pattern, {@code *} standing for any text.
     *
     * @param boards patterns of what a board calls itself
     * @param compatible patterns of names in its device tree
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Matches(List<String> boards, List<String> compatible) {
        public Matches {
            boards = boards == null ? List.of() : List.copyOf(boards);
            compatible = compatible == null ? List.of() : List.copyOf(compatible);
        }
    }

    /**
     * @param total names of the rails whose sum is the device's power, as the board names them; may be empty
     * @param battery null when it is not calibrated
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Power(List<String> total, Battery battery) {
        public Power {
            total = total == null ? List.of() : List.copyOf(total);
        }
    }

    /** What {@code current_now} of this model's battery means: measured on one, never assumed. */
    public record Battery(
            @JsonProperty("current_unit") CurrentUnit currentUnit,
            @JsonProperty("current_sign") CurrentSign currentSign) {}

    public enum CurrentUnit {
        @JsonProperty("µA")
        MICROAMPERE("µA", 1e-6),
        @JsonProperty("mA")
        MILLIAMPERE("mA", 1e-3);

        private final String symbol;
        private final double amperes;

        CurrentUnit(String symbol, double amperes) {
            this.symbol = symbol;
            this.amperes = amperes;
        }

        /** As it is written in a profile. */
        public String symbol() {
            return symbol;
        }

        /** One of it in A. */
        public double amperes() {
            return amperes;
        }
    }

    public enum CurrentSign {
        @JsonProperty("negative_while_discharging")
        NEGATIVE_WHILE_DISCHARGING("negative_while_discharging", -1),
        @JsonProperty("positive_while_discharging")
        POSITIVE_WHILE_DISCHARGING("positive_while_discharging", 1);

        private final String word;
        private final int consumption;

        CurrentSign(String word, int consumption) {
            this.word = word;
            this.consumption = consumption;
        }

        /** As it is written in a profile. */
        public String word() {
            return word;
        }

        /** 1 where a positive current is consumption, -1 where a negative one is. */
        public int consumption() {
            return consumption;
        }
    }
}
