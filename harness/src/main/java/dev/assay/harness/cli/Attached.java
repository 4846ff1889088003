package dev.assay.harness.cli;

import dev.assay.agents.Agent;
import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.local.LocalAgent;
import dev.assay.harness.home.Home;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The devices that the agents see, and the choice of them by --device. */
final class Attached {
    private final List<Agent> agents;

    private Attached(List<Agent> agents) {
        this.agents = agents;
    }

    static Attached to(Home home) {
        return new Attached(List.of(new LocalAgent(home.onDevicePrograms(), home.sysfsRoot())));
    }

    List<Device> all() throws AgentException {
        List<Device> devices = new ArrayList<>();
        for (Agent agent : agents) {
            devices.addAll(agent.discover());
        }
        return devices;
    }

    /**
     * @param selectors device ids, or an agent's scheme for all of its devices; none means this machine
     * @throws UsageException when a selector matches nothing
     */
    List<Device> select(List<String> selectors) throws AgentException, UsageException {
        List<Device> devices = all();
        Set<Device> chosen = new LinkedHashSet<>();
        for (String selector : selectors.isEmpty() ? List.of("local") : selectors) {
            List<Device> matching = devices.stream()
                    .filter(d -> d.identity().id().equals(selector)
                            || d.identity().id().startsWith(selector + ":"))
                    .toList();
            if (matching.isEmpty()) {
                throw new UsageException(
                        "no such device",
                        "--device " + selector,
                        "attached are " + ids(devices),
                        "choose one of these ids, or a scheme such as 'local' for all of its devices; 'assay devices' tells more");
            }
            chosen.addAll(matching);
        }
        return List.copyOf(chosen);
    }

    private static String ids(List<Device> devices) {
        return devices.stream().map(d -> d.identity().id()).collect(Collectors.joining(", "));
    }
}
