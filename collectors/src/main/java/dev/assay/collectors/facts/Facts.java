package dev.assay.collectors.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.collectors.bundle.BundleJson;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * What the probe found on a device, read from {@code probe facts} (docs/formats/facts.md): {@value #SCHEMA}. It says what
 * is there and what a read costs; what a number means is told by {@code collectors.source} and the device's profile.
 *
 * @param bootId of the kernel's present run; null when it was not told
 * @param sysfsRoot folder that stood in for /sys and /proc; null on a real device
 * @param board the model as the board itself names it; null when it does not
 * @param compatible names of the device tree, the most specific first; empty without one
 * @param memoryBytes all of the device's memory; null when it was not told
 * @param nodesLeftOut how many nodes found no room
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Facts(
        String schema,
        String probe,
        @JsonProperty("boot_id") String bootId,
        @JsonProperty("sysfs_root") String sysfsRoot,
        String kernel,
        String board,
        List<String> compatible,
        List<Cpu> cpus,
        @JsonProperty("memory_bytes") Long memoryBytes,
        List<Node> nodes,
        @JsonProperty("nodes_left_out") Integer nodesLeftOut,
        List<Command> commands) {
    public static final String SCHEMA = "assay.facts/1";

    public Facts {
        compatible = compatible == null ? List.of() : List.copyOf(compatible);
        cpus = cpus == null ? List.of() : List.copyOf(cpus);
        nodes = nodes == null ? List.of() : List.copyOf(nodes);
        commands = commands == null ? List.of() : List.copyOf(commands);
    }

    /**
     * A processor.
     *
     * @param capacity relative speed, the fastest 1024; null when the kernel does not say
     * @param cluster null when the kernel does not say
     * @param maxHz highest clock, Hz; null when the kernel does not say
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cpu(
            int cpu,
            boolean online,
            Integer capacity,
            Integer cluster,
            @JsonProperty("max_hz") Long maxHz) {}

    /**
     * A small file that tells something.
     *
     * @param kind family: {@code hwmon}, {@code thermal}...
     * @param chip name of the driver, zone or supply
     * @param dir its folder, as without a {@code sysfsRoot}
     * @param file name in the folder
     * @param path where to read it
     * @param label what its driver calls the quantity; null when it does not
     * @param text its contents without space at the end, at most 8 KiB; null when it could not be read
     * @param error name of the errno; null when it could be read
     * @param costUs wall time of one read, µs; null when it could not be read
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Node(
            String kind,
            String chip,
            String dir,
            String file,
            String path,
            String label,
            String text,
            String error,
            @JsonProperty("cost_us") Double costUs) {
        public Node {
            if (kind == null || chip == null || dir == null || file == null || path == null) {
                throw new IllegalArgumentException("a node needs a kind, a chip, a dir, a file and a path");
            }
            if ((text == null) == (error == null) || (text == null) != (costUs == null)) {
                throw new IllegalArgumentException("a node has a text and its cost, or an error: " + path);
            }
        }

        public boolean readable() {
            return text != null;
        }

        /** The text as one finite number; empty when it is none. */
        public OptionalDouble number() {
            try {
                double value = Double.parseDouble(text == null ? "" : text.strip());
                return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
            } catch (NumberFormatException e) {
                return OptionalDouble.empty();
            }
        }

        /** The label, or else the chip. */
        public String title() {
            return label == null || label.isBlank() ? chip : label;
        }
    }

    /**
     * A program that can be asked.
     *
     * @param text what it printed when asked once; null when that failed
     * @param error why it printed nothing; null when it did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Command(String name, String path, String text, String error) {}

    /**
     * Reads what {@code probe facts} printed.
     *
     * @throws FactsException when it is no whole document of this format
     */
    public static Facts parse(String json) throws FactsException {
        try {
            Facts facts = BundleJson.mapper().readValue(json, Facts.class);
            if (facts == null || !SCHEMA.equals(facts.schema())) {
                throw FactsException.ofFacts(
                        "it is not " + SCHEMA + " but " + (facts == null ? null : facts.schema()), null);
            }
            return facts;
        } catch (JacksonException e) {
            throw FactsException.ofFacts(e.getOriginalMessage(), e);
        }
    }

    /** Nodes of one kind, in the probe's order. */
    public Stream<Node> nodes(String kind) {
        return nodes.stream().filter(node -> node.kind().equals(kind));
    }

    /** A file beside a node's own. */
    public Optional<Node> beside(Node node, String file) {
        return nodes(node.kind())
                .filter(other -> other.dir().equals(node.dir()) && other.file().equals(file))
                .findFirst();
    }
}
