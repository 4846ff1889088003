package dev.assay.agents.rigs.jetson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints how long an emulated board takes to boot and to be restored, until its sshd speaks and its clock is set, in turns that
 * begin with one and the other: {@code StartSpeed [BOARD] [ROUNDS]}, with the system property {@code assay.home}. No test: a
 * timing is no pass mark.
 */
final class StartSpeed {
    private StartSpeed() {}

    private interface Start {
        EmulatedBoard in(Path folder) throws IOException, InterruptedException;
    }

    public static void main(String[] arguments) throws Exception {
        String board = arguments.length > 0 ? arguments[0] : "orin-nano";
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        Path folder = Files.createTempDirectory("start-speed");
        EmulatedBoard.start(board, folder.resolve("kept")).close();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double[] seconds = new double[2];
            for (int turn = 0; turn < 2; turn++) {
                boolean boots = (turn + round) % 2 == 0;
                Path own = folder.resolve(round + "-" + turn);
                seconds[boots ? 0 : 1] = seconds(
                        boots
                                ? place -> EmulatedBoard.booted(board, place)
                                : place -> EmulatedBoard.start(board, place),
                        own);
            }
            ratios.add(seconds[0] / seconds[1]);
            System.out.printf(
                    "%s: booted in %.1f s, restored in %.1f s; load %s%n",
                    board,
                    seconds[0],
                    seconds[1],
                    Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        }
        ratios.sort(null);
        System.out.printf("booted over restored: from %.1f to %.1f%n", ratios.getFirst(), ratios.getLast());
    }

    private static double seconds(Start start, Path folder) throws Exception {
        long begin = System.nanoTime();
        EmulatedBoard board = start.in(folder);
        double seconds = (System.nanoTime() - begin) / 1e9;
        board.close();
        return seconds;
    }
}
