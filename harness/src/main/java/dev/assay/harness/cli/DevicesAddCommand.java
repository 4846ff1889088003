package dev.assay.harness.cli;

import dev.assay.agents.AgentException;
import dev.assay.agents.ssh.FirstContact;
import dev.assay.agents.ssh.HostKey;
import dev.assay.agents.ssh.SshAddress;
import dev.assay.agents.ssh.SshTarget;
import dev.assay.agents.ssh.SshUser;
import dev.assay.collectors.problem.AssayException;
import dev.assay.harness.fleet.Fleet;
import dev.assay.harness.fleet.FleetEditor;
import dev.assay.harness.fleet.FleetHost;
import java.io.Console;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** First contact with a host, by consent of its owner. */
@Command(
        name = "add",
        description = {
            "Gets to know a host: connects, shows the fingerprint of its key, asks whether to trust it, and lists it in fleet.yaml.",
            "The key is written to Assay's own known_hosts in its configuration folder;",
            "~/.ssh/known_hosts is read, never written.",
            "Hosts of ProxyJump on the way that are not known are asked for one by one."
        },
        footer = {
            "",
            "Example:",
            "  assay devices add ssh://jetson@10.0.0.7 --id nano-1",
            "  assay devices add ssh:alias-of-ssh-config --fingerprint SHA256:..."
        })
final class DevicesAddCommand extends JsonCommand {
    @Parameters(
            paramLabel = "ADDRESS",
            description = {"ssh://user@host:port, or ssh:HOST for an alias of", "~/.ssh/config."})
    private String address;

    @Option(
            names = "--id",
            paramLabel = "NAME",
            description = "The device becomes ssh:NAME. Default: the address's host.")
    private String id;

    @ArgGroup
    private Consent consent = new Consent();

    private static final class Consent {
        @Option(
                names = "--fingerprint",
                paramLabel = "SHA256:...",
                description = "Trust a key of this fingerprint without asking. Once more for each host of ProxyJump.")
        private List<String> fingerprints = List.of();

        @Option(
                names = "--yes",
                description = "Trust whatever key is shown without asking: safe in a network that you trust.")
        private boolean yes;
    }

    @Override
    public Integer call() throws Exception {
        SshAddress at = SshAddress.parse(address)
                .orElseThrow(() -> new UsageException(
                        "this is no address",
                        address,
                        "it is neither ssh:HOST nor ssh://user@host:port",
                        "write it like ssh://jetson@10.0.0.7"));
        String name = name(at);
        SshTarget target = new SshTarget("ssh:" + name, at);
        Optional<FleetHost> listed = Fleet.read(home().fleet()).host(name);
        if (listed.isPresent() && !listed.get().address().equals(at)) {
            throw new UsageException(
                    "there is another host of this name",
                    home().fleet().toString(),
                    name + " is " + listed.get().address(),
                    "choose another name with --id");
        }
        List<HostKey> trusted = trust(target, SshUsers.of(home()));
        if (listed.isEmpty()) {
            FleetEditor.add(home().fleet(), name, at);
        }
        tell(target, trusted);
        return ExitCode.DONE;
    }

    private String name(SshAddress at) throws UsageException {
        String name = id == null ? at.host() : id;
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")) {
            throw new UsageException(
                    "this is no name for a device",
                    name,
                    "it has other characters than letters, digits, '_', '.' and '-'",
                    "give it one with --id");
        }
        return name;
    }

    /** Until the host itself has let us in. @return the keys that are trusted from now on */
    private List<HostKey> trust(SshTarget target, SshUser user) throws AssayException, InterruptedException {
        List<HostKey> trusted = new ArrayList<>();
        Optional<HostKey> unknown = FirstContact.with(target, user);
        while (unknown.isPresent()) {
            HostKey key = unknown.get();
            if (!agreed(key)) {
                throw notTrusted(key);
            }
            FirstContact.trust(key, user);
            trusted.add(key);
            unknown = withKeyKept(target, user, key);
        }
        return trusted;
    }

    /** A host that is trusted and then refuses our keys is not listed, but known. */
    private static Optional<HostKey> withKeyKept(SshTarget target, SshUser user, HostKey key)
            throws AgentException, InterruptedException {
        Optional<HostKey> next = FirstContact.with(target, user);
        if (next.isPresent() && next.get().equals(key)) {
            throw new IllegalStateException("a key that was trusted just now is not known: " + key.line());
        }
        return next;
    }

    private boolean agreed(HostKey key) throws UsageException {
        if (consent.yes || consent.fingerprints.contains(key.fingerprint())) {
            return true;
        }
        if (!consent.fingerprints.isEmpty()) {
            throw new UsageException(
                    "THE HOST SHOWS ANOTHER KEY",
                    key.place(),
                    "it shows " + key.fingerprint() + " (" + key.type() + "), not "
                            + String.join(" or ", consent.fingerprints),
                    "find out whether the fingerprint is right, or somebody is between the host and this machine");
        }
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw notTrusted(key);
        }
        String answer = console.readLine(
                "%s shows the key %s (%s).%nIs it the host's own? 'ssh-keygen -lf' on the files /etc/ssh/ssh_host_*.pub there prints it."
                        + "%nTrust it (yes/no)? ",
                key.place(), key.fingerprint(), key.type());
        return "yes".equalsIgnoreCase(answer == null ? "" : answer.strip());
    }

    private static UsageException notTrusted(HostKey key) {
        return new UsageException(
                "the host is not trusted",
                key.place(),
                "it shows the key " + key.fingerprint() + " (" + key.type()
                        + "), and nobody said that it is the host's own",
                "compare it with the host's own, then say it with --fingerprint " + key.fingerprint());
    }

    private void tell(SshTarget target, List<HostKey> trusted) {
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("id", target.id());
            document.put("address", target.address().toString());
            document.put(
                    "trusted",
                    trusted.stream()
                            .map(key ->
                                    Map.of("host", key.place(), "fingerprint", key.fingerprint(), "type", key.type()))
                            .toList());
            out().println(Json.text(document));
        } else {
            trusted.forEach(key ->
                    out().println("trusted: " + key.place() + " " + key.fingerprint() + " (" + key.type() + ")"));
            out().println(target.id() + " is listed in " + home().fleet() + "; try: assay devices");
        }
    }
}
