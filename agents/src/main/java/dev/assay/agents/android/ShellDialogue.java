package dev.assay.agents.android;

import dev.assay.agents.AgentException;
import dev.assay.agents.remote.Dialogue;
import dev.assay.collectors.verdict.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A command that was begun on a device and is asked line by line.
 *
 * @param where the device, for people
 * @param silence after which it is taken for lost
 */
record ShellDialogue(AdbSocket socket, String where, Duration silence) implements Dialogue {
    /** No answer is as long. */
    private static final int MOST_CHARACTERS = 64 * 1024;

    @Override
    public Exchange ask(String line) throws IOException, AgentException {
        socket.deadline(Deadline.in(silence));
        byte[] question = (line + "\n").getBytes(StandardCharsets.UTF_8);
        long sent = System.nanoTime();
        ShellV2.say(socket, question);
        StringBuilder out = new StringBuilder();
        StringBuilder err = new StringBuilder();
        while (true) {
            ShellV2.Packet packet = ShellV2.next(socket);
            long received = System.nanoTime();
            String text = new String(packet.bytes(), StandardCharsets.UTF_8);
            switch (packet.stream()) {
                case OUT -> out.append(text);
                case ERR -> err.append(text);
                case EXIT -> throw ended(err.toString().strip());
            }
            int end = out.indexOf("\n");
            if (end >= 0) {
                return new Exchange(sent, out.substring(0, end), received);
            }
            if (out.length() + err.length() > MOST_CHARACTERS) {
                throw new IOException("the device answered a line with more than " + MOST_CHARACTERS + " characters");
            }
        }
    }

    private AgentException ended(String complaint) {
        return new AgentException(
                Failure.NOT_PROVISIONED,
                "cannot go on asking a program",
                where,
                complaint.isEmpty() ? "it has ended" : complaint,
                "see that the device runs programs from its folder for Assay; if it does, this is a defect of the program",
                null);
    }
}
