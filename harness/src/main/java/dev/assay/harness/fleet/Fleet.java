package dev.assay.harness.fleet;

import dev.assay.agents.ssh.SshAddress;
import dev.assay.agents.ssh.SshTarget;
import dev.assay.harness.config.ConfigException;
import dev.assay.harness.config.ConfigReader;
import dev.assay.harness.config.ConfigSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/**
 * The hosts that the user has listed: a file of format {@code assay.fleet/1}.
 *
 * @param file which need not exist
 */
public record Fleet(Path file, List<FleetHost> hosts) {
    private static final String SCHEMA = "dev/assay/suites/schema/fleet.schema.json";

    public Fleet {
        hosts = List.copyOf(hosts);
    }

    /**
     * @param file need not exist: nothing is listed then
     * @throws ConfigException with every problem of the file, each with its line
     */
    public static Fleet read(Path file) throws ConfigException {
        return Files.exists(file) ? of(ConfigSource.read(file)) : new Fleet(file, List.of());
    }

    static Fleet of(ConfigSource source) throws ConfigException {
        FleetFile read = ConfigReader.read(
                        source,
                        SCHEMA,
                        FleetFile.class,
                        Fleet::idsAreOne,
                        Fleet::addressesAreSome,
                        MeterChecks::metersAreWhole)
                .value();
        return new Fleet(
                source.file(),
                read.hosts() == null
                        ? List.of()
                        : read.hosts().stream().map(Fleet::host).toList());
    }

    private static FleetHost host(FleetFile.HostFile host) {
        return new FleetHost(
                host.id(),
                SshAddress.parse(host.address()).orElseThrow(),
                host.labels() == null ? Map.of() : host.labels(),
                Optional.ofNullable(host.profile()),
                Optional.ofNullable(host.powerMode()),
                Optional.ofNullable(host.sudo()),
                host.programs());
    }

    private static void idsAreOne(JsonNode fleet, BiConsumer<String, String> problems) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < fleet.path("hosts").size(); i++) {
            JsonNode id = fleet.at("/hosts/" + i + "/id");
            if (id.isString() && !ids.add(id.asString())) {
                problems.accept("/hosts/" + i + "/id", "'" + id.asString() + "' is the id of another host, too");
            }
        }
    }

    /** What the schema's pattern lets through and is none: a port beyond 65535. */
    private static void addressesAreSome(JsonNode fleet, BiConsumer<String, String> problems) {
        for (int i = 0; i < fleet.path("hosts").size(); i++) {
            JsonNode address = fleet.at("/hosts/" + i + "/address");
            if (address.isString()
                    && address.asString().startsWith("ssh:")
                    && SshAddress.parse(address.asString()).isEmpty()) {
                problems.accept(
                        "/hosts/" + i + "/address",
                        "expected ssh:HOST or ssh://user@host:port, found \"" + address.asString() + '"');
            }
        }
    }

    public Optional<FleetHost> host(String id) {
        return hosts.stream().filter(host -> host.id().equals(id)).findFirst();
    }

    /** Those with all of the labels, in the order of the file. */
    public List<FleetHost> hosts(LabelSelector selector) {
        return hosts.stream().filter(host -> selector.fits(host.labels())).toList();
    }

    /** The values of each label that any host has, all in alphabetical order. */
    public SortedMap<String, SortedSet<String>> labels() {
        SortedMap<String, SortedSet<String>> labels = new TreeMap<>();
        hosts.forEach(host -> host.labels()
                .forEach((name, value) ->
                        labels.computeIfAbsent(name, _ -> new TreeSet<>()).add(value)));
        return labels;
    }

    public List<SshTarget> targets() {
        return hosts.stream().map(host -> host.target(file)).toList();
    }
}
