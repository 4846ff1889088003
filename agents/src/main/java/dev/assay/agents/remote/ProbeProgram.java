package dev.assay.agents.remote;

import dev.assay.agents.AgentException;
import dev.assay.agents.NoSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The probe on a device: the first file that goes there, for it checks all others.
 *
 * @param path on the device
 */
record ProbeProgram(Link link, String path) {
    private static final Duration QUICK = Duration.ofSeconds(30);

    /**
     * Puts it there unless it is. Fetched back and compared before it is run for the first time: a device need have no
     * program that hashes.
     *
     * @param program built for the device's processor
     */
    static ProbeProgram placed(Link link, RemoteHome home, Path program) throws AgentException, InterruptedException {
        String sha256 = hashOf(program);
        String folder = home.store(sha256);
        ProbeProgram placed = new ProbeProgram(link, folder + "/probe");
        if (!placed.isThere()) {
            String partial = home.partial(sha256);
            done(link, List.of("rm", "-rf", partial, folder));
            done(link, List.of("mkdir", "-p", home.store(), home.jobs(), partial));
            link.append(addition(program, partial + "/probe"));
            compare(link, partial + "/probe", sha256);
            done(link, List.of("chmod", "755", partial + "/probe"));
            new ProbeProgram(link, partial + "/probe").hash(partial + "/probe", QUICK);
            done(link, List.of("mv", partial, folder));
        }
        placed.ask(List.of("--version"), QUICK);
        return placed;
    }

    /** Whether it is still where it was put: a device's user may clear the folder at any time. */
    boolean isThere() throws AgentException, InterruptedException {
        return link.run(List.of("test", "-x", path), QUICK).done();
    }

    private static String hashOf(Path program) throws AgentException {
        try {
            return Parcel.sha256(program);
        } catch (IOException e) {
            throw Trouble.host("cannot read the probe", e);
        }
    }

    private static Addition addition(Path program, String target) throws AgentException {
        try {
            return Addition.whole(program, target);
        } catch (IOException e) {
            throw Trouble.host("cannot read the probe", e);
        }
    }

    private static void compare(Link link, String arrived, String sha256) throws AgentException, InterruptedException {
        try {
            Path copy = Files.createTempFile("assay-probe", "");
            try {
                link.fetch(arrived, copy);
                if (!Parcel.sha256(copy).equals(sha256)) {
                    throw Trouble.of("cannot give the device the probe", link, "it arrived with another content", null);
                }
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw Trouble.host("cannot check the probe", e);
        }
    }

    private static void done(Link link, List<String> command) throws AgentException, InterruptedException {
        Answer answer = link.run(command, QUICK);
        if (!answer.done()) {
            throw Trouble.answered("cannot give the device the probe", link, answer);
        }
    }

    /**
     * @return what it printed
     * @throws AgentException also when it ends with another code than 0
     */
    String ask(List<String> arguments, Duration deadline) throws AgentException, InterruptedException {
        return said(arguments, link.run(command(arguments), deadline));
    }

    /** The same; a file of the device that it was given is removed in the same command, however it ends. */
    String askAndRemove(List<String> arguments, String file, Duration deadline)
            throws AgentException, InterruptedException {
        String line =
                ShellWords.quoted(command(arguments)) + "; code=$?; rm -f " + ShellWords.quoted(file) + "; exit $code";
        return said(arguments, link.script(line, deadline));
    }

    /** Talks with the probe for as long as it is asked. */
    <T> T converse(List<String> arguments, Dialogue.Talk<T> talk) throws AgentException, InterruptedException {
        return link.converse(command(arguments), QUICK, talk);
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(path));
        command.addAll(arguments);
        return command;
    }

    private String said(List<String> arguments, Answer answer) throws AgentException {
        if (!answer.done()) {
            throw new AgentException(
                    NoSpace.failureOf(answer.complaint()),
                    "the probe does not do what it was asked",
                    link.name(),
                    "'probe " + String.join(" ", arguments) + "': " + answer.complaint(),
                    "see that the device runs programs from its folder for Assay; if it does, this is a defect of the probe",
                    null);
        }
        return answer.text();
    }

    /** SHA-256 of a file of the device, 64 hexadecimal digits; the file is on the medium when this returns. */
    String hash(String file, Duration deadline) throws AgentException, InterruptedException {
        return hash(ask(List.of("hash", "--durable", file), deadline));
    }

    /**
     * The same of a file that grows by this addition, hashed while it does.
     *
     * @param afterwards deadline from when all is sent
     */
    String hash(Addition addition, Duration afterwards) throws AgentException, InterruptedException {
        List<String> arguments = List.of("hash", "--growing", Long.toString(addition.to()), addition.target());
        return hash(said(arguments, link.append(addition, command(arguments), afterwards)));
    }

    private static String hash(String said) {
        return said.substring(0, Math.max(0, said.indexOf(' ')));
    }
}
