package dev.assay.harness.cli;

import dev.assay.agents.Agent;
import dev.assay.agents.Agent.Discovery;
import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.Unusable;
import dev.assay.agents.android.AndroidAgent;
import dev.assay.agents.local.LocalAgent;
import dev.assay.agents.ssh.SshAgent;
import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.fleet.Fleet;
import dev.assay.harness.home.Home;
import dev.assay.harness.profile.ProfileFiles;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The devices that the agents see, and the choice of them by --device. */
final class Attached {
    private static final String THIS_MACHINE = "local";

    private final List<Agent> agents;

    private Attached(List<Agent> agents) {
        this.agents = agents;
    }

    /** @throws AssayException when the list of hosts or the profiles cannot be read */
    static Attached to(Home home) throws AssayException {
        return new Attached(List.of(
                new LocalAgent(home.onDevicePrograms(), home.sysfsRoot()),
                new AndroidAgent(home.onDevicePrograms(), System.getenv()),
                new SshAgent(
                        home.onDevicePrograms(),
                        SshUsers.of(home),
                        Fleet.read(home.fleet()).targets(),
                        ProfileFiles.read(home.profiles()))));
    }

    Discovery all() throws AgentException, InterruptedException {
        return seen(agents);
    }

    /**
     * Asks only the agents whose devices are meant: to look for phones takes time, and may start an adb server.
     *
     * @param selectors device ids, or an agent's scheme for all of its devices; none means this machine
     * @throws UsageException when a selector matches nothing
     */
    List<Device> select(List<String> selectors) throws AgentException, UsageException, InterruptedException {
        List<String> wanted = selectors.isEmpty() ? List.of(THIS_MACHINE) : selectors;
        List<Agent> meant = agents.stream()
                .filter(agent ->
                        wanted.stream().anyMatch(s -> s.equals(agent.scheme()) || s.startsWith(agent.scheme() + ":")))
                .toList();
        for (Agent agent : meant) {
            for (String selector : wanted) {
                agent.attach(selector);
            }
        }
        Discovery seen = seen(meant.isEmpty() ? agents : meant);
        Set<Device> chosen = new LinkedHashSet<>();
        for (String selector : wanted) {
            List<Device> matching = seen.devices().stream()
                    .filter(d -> d.identity().id().equals(selector)
                            || d.identity().id().startsWith(selector + ":"))
                    .toList();
            if (matching.isEmpty()) {
                throw missing(selector, seen(agents));
            }
            chosen.addAll(matching);
        }
        return List.copyOf(chosen);
    }

    private static Discovery seen(List<Agent> agents) throws AgentException, InterruptedException {
        List<Device> devices = new ArrayList<>();
        List<Unusable> unusable = new ArrayList<>();
        for (Agent agent : agents) {
            Discovery discovery = agent.discover();
            devices.addAll(discovery.devices());
            unusable.addAll(discovery.unusable());
        }
        return new Discovery(devices, unusable);
    }

    private static UsageException missing(String selector, Discovery seen) {
        for (Unusable device : seen.unusable()) {
            if (device.id().equals(selector) || device.id().startsWith(selector + ":")) {
                return new UsageException(
                        "the device takes no jobs", "--device " + selector, device.why(), device.remedy());
            }
        }
        return new UsageException(
                "no such device",
                "--device " + selector,
                seen.devices().isEmpty() ? "none is attached" : "attached are " + ids(seen.devices()),
                "choose one of these ids, or a scheme such as 'local' for all of its devices; 'assay devices' tells more");
    }

    private static String ids(List<Device> devices) {
        return devices.stream().map(d -> d.identity().id()).collect(Collectors.joining(", "));
    }
}
