package dev.assay.agents.ssh;

import dev.assay.agents.AgentException;
import dev.assay.agents.Device;
import dev.assay.agents.DeviceSession;
import dev.assay.agents.Listing;
import dev.assay.agents.board.preparation.BoardSettings;
import dev.assay.agents.board.preparation.Sudo;
import dev.assay.agents.platform.PlatformFacts;
import dev.assay.agents.remote.Answer;
import dev.assay.agents.remote.RemoteHome;
import dev.assay.agents.remote.RemoteSession;
import dev.assay.agents.remote.preparation.DevicePreparation;
import dev.assay.agents.remote.preparation.PreparedSession;
import dev.assay.collectors.bundle.Cell;
import dev.assay.collectors.problem.NearestName;
import dev.assay.collectors.profile.Profile;
import dev.assay.collectors.profile.Profiles;
import dev.assay.collectors.verdict.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A host that was reached: who it is and what it has, read once. A session has a connection of its own. */
final class SshDevice implements Device {
    private static final String PLATFORM = "linux";
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final SshTarget target;
    private final SshUser user;
    private final SshLimits limits;
    private final Path onDevice;
    private final LinuxFacts facts;
    private final Sudo sudo;

    private SshDevice(SshTarget target, SshUser user, SshLimits limits, Path onDevice, LinuxFacts facts, Sudo sudo) {
        this.target = target;
        this.user = user;
        this.limits = limits;
        this.onDevice = onDevice;
        this.facts = facts;
        this.sudo = sudo;
    }

    /**
     * @param onDevice folder with one sub-folder of built programs per ABI
     * @param profiles of device models: that of this one says what may be run as root
     */
    static SshDevice read(SshTarget target, SshUser user, SshLimits limits, Path onDevice, Profiles profiles)
            throws AgentException, InterruptedException {
        Optional<Profile> named = named(target, profiles);
        try (SshLink link = new SshLink(target, user, limits)) {
            Answer answer = link.script(LinuxFacts.QUESTION, DEADLINE);
            LinuxFacts facts = LinuxFacts.parse(answer.text());
            Optional<Profile> profile =
                    named.or(() -> profiles.of(facts.board(), facts.compatible(), PLATFORM, facts.model()));
            return new SshDevice(target, user, limits, onDevice, facts, sudo(target, profile));
        }
    }

    /** The profile that the list of hosts names; empty where it names none. A wrong name is no reason to guess. */
    private static Optional<Profile> named(SshTarget target, Profiles profiles) throws AgentException {
        Optional<String> name = target.listing().profile();
        Optional<Profile> profile = name.flatMap(profiles::named);
        if (name.isPresent() && profile.isEmpty()) {
            List<String> known =
                    profiles.all().stream().map(Profile::name).sorted().toList();
            throw new AgentException(
                    Failure.NOT_PROVISIONED,
                    "its profile is not known",
                    target.id(),
                    target.listing().file() + " names the profile '" + name.get() + "' for the host of " + target.id()
                            + ", and there is none of that name; known are " + String.join(", ", known),
                    NearestName.of(name.get(), known)
                                    .map(nearest -> "perhaps '" + nearest + "' was meant; mend 'profile' there,")
                                    .orElse("mend 'profile' there,")
                            + " or leave it out for the profile that fits",
                    null);
        }
        return profile;
    }

    /**
     * From what the board says of itself and the files of this machine alone, so that it is known before anything is undone
     * that an earlier session left: nothing that lies on the board makes a program run as root.
     */
    private static Sudo sudo(SshTarget target, Optional<Profile> profile) {
        return Sudo.of(
                profile.map(Profile::sudo).orElse(List.of()), target.listing().sudo());
    }

    @Override
    public Cell.Device identity() {
        return new Cell.Device(target.id(), PLATFORM, facts.abi().toString(), facts.model());
    }

    @Override
    public Map<String, String> facts() {
        return facts.shown();
    }

    @Override
    public PlatformFacts platform() {
        return facts.platform();
    }

    @Override
    public Capacity capacity() {
        return new Capacity(facts.processors().orElse(1), facts.memoryBytes());
    }

    @Override
    public Optional<String> simulatedSensors() {
        return facts.rig().map(kind -> "a rig of Assay, no board (" + kind + ")");
    }

    @Override
    public Listing listing() {
        return target.listing();
    }

    @Override
    public DeviceSession open() throws AgentException, InterruptedException {
        Path probe = onDevice.resolve(facts.abi().toString()).resolve("probe");
        if (!Files.isExecutable(probe)) {
            throw new AgentException(
                    facts.abi().isLinuxKernel() ? Failure.NOT_PROVISIONED : Failure.UNSUPPORTED,
                    "cannot run jobs on this device",
                    target.id(),
                    "there is no probe for " + facts.abi() + ": " + probe + " is missing",
                    "Assay has it for linux-x86_64 and linux-aarch64: build it with 'mvn -DskipTests package' (for arm64 it"
                            + " needs gcc-aarch64-linux-gnu)",
                    null);
        }
        SshLink link = new SshLink(target, user, limits);
        try {
            RemoteHome home = AssayFolder.on(link);
            RemoteSession remote = RemoteSession.open(link, home, probe, RemoteSession.PATIENCE);
            return PreparedSession.begin(remote, new DevicePreparation(link, home, new BoardSettings(home, sudo)));
        } catch (AgentException | InterruptedException | RuntimeException e) {
            link.close();
            throw e;
        }
    }
}
