package dev.assay.agents.remote;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.agents.AgentException;
import dev.assay.agents.DeviceBusyException;
import dev.assay.collectors.verdict.Failure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One coordinator's right to a device: docs/formats/lease.md. It is renewed on the way, between what a session does, and never
 * while a job runs: a running job is a sign of life itself. Used by one thread.
 */
final class Lease {
    /** A coordinator that was silent for longer, with no job running, has given the device up. */
    static final Duration TIME = Duration.ofMinutes(5);

    private static final Duration RENEWAL = Duration.ofMinutes(1);
    private static final Duration QUICK = Duration.ofSeconds(30);
    private static final Duration PARTING = Duration.ofSeconds(5);

    private final Link link;
    private final RemoteHome home;
    private final ProbeProgram probe;
    private final Holder self;
    private long renewed;

    Lease(Link link, RemoteHome home, ProbeProgram probe, Holder self) {
        this.link = link;
        this.home = home;
        this.probe = probe;
        this.self = self;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Said(
            State state,
            String id,
            String of,
            @JsonProperty("left_s") Long leftS,
            String running,
            List<String> jobs) {
        enum State {
            @JsonProperty("yours")
            YOURS,
            @JsonProperty("anothers")
            ANOTHERS,
            @JsonProperty("nobodys")
            NOBODYS
        }
    }

    /**
     * Takes the device, from a dead coordinator of this machine at once.
     *
     * @return ids of the jobs that lie on the device: those of an earlier session, of whatever coordinator
     * @throws DeviceBusyException where another has it
     */
    List<String> take() throws AgentException, InterruptedException {
        Said said = ask(List.of());
        if (said.state() == Said.State.ANOTHERS
                && Holder.parse(said.id()).filter(Holder::isDead).isPresent()) {
            said = ask(List.of("--instead-of", said.id()));
        }
        if (said.state() != Said.State.YOURS) {
            throw new DeviceBusyException("cannot measure on the device now", link.name(), why(said));
        }
        renewed = System.nanoTime();
        return said.jobs();
    }

    /** Between two steps of a session; asks the device once a minute at most. */
    void keep() throws AgentException, InterruptedException {
        if (System.nanoTime() - renewed > RENEWAL.toNanos()) {
            take();
        }
    }

    /** The same while a file is on its way, from the thread that sends it. What stands against it, the next step meets. */
    void keepMeanwhile() {
        try {
            keep();
        } catch (AgentException e) {
            renewed = System.nanoTime(); // not again with every piece of the file
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A device that cannot be reached now has been given up when its time is over. */
    void giveUp() {
        boolean interrupted = Thread.interrupted();
        try {
            probe.ask(List.of("lease", self.id(), "--home", home.path(), "--give-up"), PARTING);
        } catch (AgentException e) {
            // Nothing is lost: it ends by itself.
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Said ask(List<String> more) throws AgentException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "lease",
                self.id(),
                "--home",
                home.path(),
                "--of",
                signature(),
                "--seconds",
                Long.toString(TIME.toSeconds())));
        words.addAll(more);
        String said = probe.ask(words, QUICK);
        try {
            return JsonMapper.shared().readValue(said, Said.class);
        } catch (JacksonException e) {
            throw new AgentException(
                    Failure.NOT_PROVISIONED,
                    "cannot understand the probe",
                    link.name(),
                    "'probe lease' printed: " + said,
                    "this is a defect: keep what it printed",
                    e);
        }
    }

    private String signature() {
        String machine;
        try {
            machine = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            machine = "a machine without a name";
        }
        return System.getProperty("user.name") + "@" + machine + ", process " + self.pid();
    }

    private static String why(Said said) {
        String until = said.running() != null
                ? "its job " + said.running() + " runs"
                : "if it stays silent, the device is free in " + said.leftS() + " s";
        return (said.of().isEmpty() ? "another coordinator" : said.of()) + " measures on it; " + until;
    }
}
