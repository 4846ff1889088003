package dev.assay.agents.ssh;

import dev.assay.agents.Agent;
import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.Unusable;
import dev.assay.collectors.profile.Profiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Linux boards and machines over SSH: those that are listed, or only those that were named. */
public final class SshAgent implements Agent {
    private static final String FORM =
            "write ssh:HOST, HOST being a name of fleet.yaml or of ~/.ssh/config, or ssh://user@host:port";

    private final Path onDevice;
    private final SshUser user;
    private final Profiles profiles;
    private final SshLimits limits;
    private final Map<String, Optional<SshTarget>> targets = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();

    /**
     * @param onDevice folder with one sub-folder of built programs per ABI
     * @param listed hosts to look for
     * @param profiles of device models
     */
    public SshAgent(Path onDevice, SshUser user, List<SshTarget> listed, Profiles profiles) {
        this(onDevice, user, listed, profiles, SshLimits.STANDARD);
    }

    SshAgent(Path onDevice, SshUser user, List<SshTarget> listed, Profiles profiles, SshLimits limits) {
        this.onDevice = onDevice;
        this.user = user;
        this.profiles = profiles;
        this.limits = limits;
        listed.forEach(target -> targets.put(target.id(), Optional.of(target)));
    }

    @Override
    public String scheme() {
        return SshAddress.SCHEME;
    }

    /** From then on only such hosts are looked for, so that a board that is off delays no run on another. */
    @Override
    public synchronized void attach(String id) {
        if (id.equals(scheme())) {
            named.addAll(targets.keySet());
        } else if (id.startsWith(scheme() + ":")) {
            named.add(id);
            targets.computeIfAbsent(id, _ -> SshAddress.parse(id).map(address -> new SshTarget(id, address)));
        }
    }

    @Override
    public synchronized Discovery discover() throws InterruptedException {
        List<Device> devices = new ArrayList<>();
        List<Unusable> unusable = new ArrayList<>();
        List<Callable<Look>> looks = new ArrayList<>();
        targets.forEach((id, target) -> {
            if (named.isEmpty() || named.contains(id)) {
                looks.add(() -> look(id, target));
            }
        });
        // All at once: one that does not answer delays no other.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Look> look : threads.invokeAll(looks)) {
                look.resultNow().tell(devices, unusable);
            }
        }
        return new Discovery(devices, unusable);
    }

    private interface Look {
        void tell(List<Device> devices, List<Unusable> unusable);
    }

    private Look look(String id, Optional<SshTarget> target) throws InterruptedException {
        if (target.isEmpty()) {
            return (_, unusable) -> unusable.add(new Unusable(id, "this is no address", FORM));
        }
        try {
            Device device = SshDevice.read(target.get(), user, limits, onDevice, profiles);
            return (devices, _) -> devices.add(device);
        } catch (AgentException e) {
            return (_, unusable) -> unusable.add(new Unusable(id, e.what() + ": " + e.why(), e.remedy()));
        }
    }
}
