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
import dev.assay.harness.fleet.LabelSelector;
import dev.assay.harness.home.Home;
import dev.assay.harness.profile.ProfileFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The devices that the agents see, and the choice of them by --device. */
final class Attached {
    private static final String THIS_MACHINE = "local";

    private final List<Agent> agents;
    private final Labelled labelled;

    Attached(List<Agent> agents, Labelled labelled) {
        this.agents = agents;
        this.labelled = labelled;
    }

    /** @throws AssayException when the list of hosts or the profiles cannot be read */
    static Attached to(Home home) throws AssayException {
        Fleet fleet = Fleet.read(home.fleet());
        return new Attached(
                List.of(
                        new LocalAgent(home.onDevicePrograms(), home.sysfsRoot()),
                        new AndroidAgent(home.onDevicePrograms(), System.getenv()),
                        new SshAgent(
                                home.onDevicePrograms(),
                                SshUsers.of(home),
                                fleet.targets(),
                                ProfileFiles.read(home.profiles()))),
                new Labelled(fleet));
    }

    /** All devices; an agent that cannot look for its own stands among what takes no jobs, by its scheme. */
    Discovery all() throws InterruptedException {
        List<Discovery> seen = new ArrayList<>();
        for (Agent agent : agents) {
            try {
                seen.add(agent.discover());
            } catch (AgentException e) {
                String why = e.where() + ": " + e.why();
                seen.add(new Discovery(List.of(), List.of(new Unusable(agent.scheme(), why, e.remedy()))));
            }
        }
        return joined(seen);
    }

    /**
     * Asks only the agents whose devices are meant: to look for phones takes time, and may start an adb server.
     *
     * @param selectors device ids, an agent's scheme for all of its devices, or labels of the fleet's hosts; none means this
     *     machine. Of several devices that a scheme or labels mean, those that take no jobs are left out
     * @throws UsageException when a selector matches nothing, or one device is meant by two of its ids
     */
    List<Device> select(List<String> selectors) throws AgentException, UsageException, InterruptedException {
        Map<String, List<String>> wanted = new LinkedHashMap<>();
        for (String selector : selectors.isEmpty() ? List.of(THIS_MACHINE) : selectors) {
            wanted.put(selector, LabelSelector.isMeant(selector) ? labelled.ids(selector) : List.of(selector));
        }
        List<String> ids =
                wanted.values().stream().flatMap(List::stream).distinct().toList();
        List<Agent> meant = agents.stream()
                .filter(agent ->
                        ids.stream().anyMatch(s -> s.equals(agent.scheme()) || s.startsWith(agent.scheme() + ":")))
                .toList();
        for (Agent agent : meant) {
            for (String id : ids) {
                agent.attach(id);
            }
        }
        Discovery seen = meant.isEmpty() ? all() : seen(meant);
        Set<Device> chosen = new LinkedHashSet<>();
        for (Map.Entry<String, List<String>> selector : wanted.entrySet()) {
            List<Device> matching = seen.devices().stream()
                    .filter(device -> selector.getValue().stream()
                            .anyMatch(id -> isOf(device.identity().id(), id)))
                    .toList();
            if (matching.isEmpty()) {
                throw missing(selector.getKey(), selector.getValue(), meant.isEmpty() ? seen : all());
            }
            chosen.addAll(matching);
        }
        requireEachOnce(selectors, chosen);
        return List.copyOf(chosen);
    }

    /** A phone on its cable and over WiFi at once is two devices to adb: a run of both would measure it against itself. */
    private static void requireEachOnce(List<String> selectors, Collection<Device> chosen) throws UsageException {
        Map<String, String> seen = new HashMap<>();
        for (Device device : chosen) {
            String id = device.identity().id();
            String other = device.unit().map(unit -> seen.put(unit, id)).orElse(null);
            if (other != null) {
                throw new UsageException(
                        "one device is meant twice",
                        String.join(" ", selectors),
                        other + " and " + id + " are the same device, attached in two ways: its serial number says so",
                        "choose one of the two ids with --device, or detach one ('adb disconnect HOST:PORT', or its cable)");
            }
        }
    }

    /** @param wanted its id, or the beginning of it up to a colon */
    private static boolean isOf(String device, String wanted) {
        return device.equals(wanted) || device.startsWith(wanted + ":");
    }

    private static Discovery seen(List<Agent> agents) throws AgentException, InterruptedException {
        List<Discovery> seen = new ArrayList<>();
        for (Agent agent : agents) {
            seen.add(agent.discover());
        }
        return joined(seen);
    }

    private static Discovery joined(List<Discovery> seen) {
        return new Discovery(
                seen.stream().flatMap(one -> one.devices().stream()).toList(),
                seen.stream().flatMap(one -> one.unusable().stream()).toList());
    }

    private static UsageException missing(String selector, List<String> ids, Discovery seen) {
        for (Unusable device : seen.unusable()) {
            if (ids.stream().anyMatch(id -> isOf(device.id(), id))) {
                return new UsageException(
                        "the device takes no jobs",
                        selector,
                        device.id().equals(selector) ? device.why() : device.id() + ": " + device.why(),
                        device.remedy());
            }
        }
        return new UsageException(
                "no such device",
                selector,
                seen.devices().isEmpty() ? "none is attached" : "attached are " + ids(seen.devices()),
                lookAround(selector)
                        + "choose one of these ids, or a scheme such as 'local' for all of its devices; 'assay devices' tells more");
    }

    private static String lookAround(String selector) {
        return switch (selector.replaceFirst(":.*", "")) {
            case "adb" ->
                "see whether adb is installed and 'adb devices' lists it, as docs/platforms/android.md tells; or ";
            case "ssh" ->
                "list it in fleet.yaml, or name it as ssh:HOST that 'ssh HOST' reaches, as docs/platforms/linux-board.md"
                        + " tells; or ";
            default -> "";
        };
    }

    private static String ids(List<Device> devices) {
        return devices.stream().map(d -> d.identity().id()).collect(Collectors.joining(", "));
    }
}
