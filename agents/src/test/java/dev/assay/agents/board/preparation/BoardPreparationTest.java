package dev.assay.agents.board.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.assay.agents.AgentException;
import dev.assay.agents.preparation.Preparation;
import dev.assay.agents.preparation.PreparationStep;
import dev.assay.agents.preparation.StepOutcome;
import dev.assay.agents.preparation.StepOutcome.NotPermitted;
import dev.assay.agents.preparation.StepOutcome.NotPrepared;
import dev.assay.agents.preparation.StepOutcome.Prepared;
import dev.assay.agents.preparation.Switch;
import dev.assay.agents.preparation.Undoing;
import dev.assay.agents.remote.RemoteHome;
import dev.assay.agents.remote.preparation.DevicePreparation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardPreparationTest {
    private static final Sudo BOTH = new Sudo(List.of(PowerMode.PROGRAM, Clocks.PROGRAM), List.of());
    private static final PreparationStep MODE = new PreparationStep.PowerMode("15W");
    private static final PreparationStep CLOCKS = new PreparationStep.ClocksPinned();

    private final SimulatedBoard board = new SimulatedBoard();

    private DevicePreparation session(Sudo sudo) {
        RemoteHome home = new RemoteHome(SimulatedBoard.HOME);
        return new DevicePreparation(board, home, new BoardSettings(home, sudo), Duration.ZERO);
    }

    private static Preparation steps(PreparationStep... steps) {
        return new Preparation(List.of(steps));
    }

    @Test
    void prepared_itIsAsWasAsked_andRestored_itIsAsItWas() throws Exception {
        DevicePreparation session = session(BOTH);

        List<StepOutcome> outcomes = session.prepare(steps(MODE, CLOCKS));

        assertThat(outcomes)
                .containsExactly(new Prepared(MODE, "nvpmodel 2"), new Prepared(CLOCKS, "jetson-clocks free"));
        assertThat(board.mode).isEqualTo("0");
        assertThat(board.pinned).isTrue();
        assertThat(session.restore())
                .containsExactly(new Undoing.Undone("jetson-clocks", "free"), new Undoing.Undone("nvpmodel", "2"));
        assertThat(board.mode).isEqualTo("2");
        assertThat(board.pinned).isFalse();
        assertThat(board.files).containsOnlyKeys("/etc/nvpmodel.conf");
    }

    @Test
    void aModeIsCalledByItsNumberToo() throws Exception {
        PreparationStep seven = new PreparationStep.PowerMode("1");

        assertThat(session(BOTH).prepare(steps(seven))).containsExactly(new Prepared(seven, "nvpmodel 2"));
        assertThat(board.mode).isEqualTo("1");
    }

    @Test
    void aModeThatTheBoardDoesNotHave_isNotSet_andThoseThatItHasAreNamed() throws Exception {
        PreparationStep big = new PreparationStep.PowerMode("60W");

        assertThat(session(BOTH).prepare(steps(big)))
                .containsExactly(new NotPrepared(
                        big,
                        "this board has no power mode 60W: /etc/nvpmodel.conf lists 15W (0), 7W (1), MAXN_SUPER (2)"));
        assertThat(board.asRoot).isEmpty();
    }

    @Test
    void whatIsSoAlready_isNeitherSetNorUndone() throws Exception {
        board.mode = "0";
        board.pinned = true;
        DevicePreparation session = session(BOTH);

        assertThat(session.prepare(steps(MODE, CLOCKS))).allMatch(Prepared.class::isInstance);

        assertThat(session.restore()).isEmpty();
        assertThat(board.pinned).isTrue();
        assertThat(board.asRoot).allMatch(words -> List.of("-q", "--show").contains(words.get(1)));
    }

    @Test
    void withoutSudoInTheProfile_nothingRunsAsRoot_andTheReasonIsTold() throws Exception {
        List<StepOutcome> outcomes = session(Sudo.NEVER).prepare(steps(MODE, CLOCKS));

        assertThat(outcomes)
                .containsExactly(
                        new NotPrepared(
                                MODE,
                                "nvpmodel: NVPM ERROR: need root privilege; the device's profile does not name"
                                        + " /usr/sbin/nvpmodel under sudo"),
                        new NotPrepared(
                                CLOCKS,
                                "'jetson_clocks --show': Error: Run this script(/usr/bin/jetson_clocks) as a root user;"
                                        + " the device's profile does not name /usr/bin/jetson_clocks under sudo"));
        assertThat(board.asRoot).isEmpty();
        assertThat(board.mode).isEqualTo("2");
    }

    @Test
    void onlyTheNamedProgramRunsAsRoot() throws Exception {
        session(Sudo.of(BOTH.programs(), Optional.of(List.of("nvpmodel")))).prepare(steps(MODE, CLOCKS));

        assertThat(board.mode).isEqualTo("0");
        assertThat(board.asRoot).isNotEmpty().allMatch(words -> words.getFirst().equals(PowerMode.PROGRAM));
    }

    @Test
    void whereSudoAsksForAPassword_theStepIsNotDone() throws Exception {
        board.sudoers = List.of();

        assertThat(session(BOTH).prepare(steps(MODE)))
                .containsExactly(new NotPermitted(
                        MODE,
                        "sudo: a password is required",
                        "the board's owner adds with 'sudo visudo -f /etc/sudoers.d/assay' the line: jetson ALL=(root)"
                                + " NOPASSWD: /usr/sbin/nvpmodel, /usr/bin/jetson_clocks"));
    }

    @Test
    void whatTheListOfHostsWithholds_isNotUndone_staysInTheJournal_andWhatToDoByHandIsTold() throws Exception {
        session(BOTH).prepare(steps(MODE, CLOCKS));

        assertThat(session(Sudo.of(BOTH.programs(), Optional.of(List.of()))).recover())
                .containsExactly(
                        new Undoing.NotUndone(
                                "jetson-clocks",
                                "'jetson_clocks --show': Error: Run this script(/usr/bin/jetson_clocks) as a root user; the"
                                        + " list of hosts withholds /usr/bin/jetson_clocks from sudo on this host",
                                "on the board: sudo jetson_clocks --restore " + SimulatedBoard.STORED),
                        new Undoing.NotUndone(
                                "nvpmodel",
                                "nvpmodel: NVPM ERROR: need root privilege; the list of hosts withholds /usr/sbin/nvpmodel"
                                        + " from sudo on this host",
                                "on the board: sudo nvpmodel -m 2"));

        session(BOTH).recover();
        assertThat(board.mode).isEqualTo("2");
        assertThat(board.pinned).isFalse();
    }

    @Test
    void whereSudoAsksForAPassword_itIsNotUndone_andTheOwnersLineIsTold() throws Exception {
        session(BOTH).prepare(steps(MODE));
        board.sudoers = List.of();

        assertThat(session(BOTH).recover()).singleElement().isInstanceOfSatisfying(Undoing.NotUndone.class, not -> {
            assertThat(not.why()).isEqualTo("sudo: a password is required");
            assertThat(not.remedy()).contains("sudo visudo", "or on the board: sudo nvpmodel -m 2");
        });
    }

    @Test
    void aModeThatNeedsARestart_isNotDone_andLeftAsItWas() throws Exception {
        board.needsRestart = "0";

        assertThat(session(BOTH).prepare(steps(MODE)))
                .containsExactly(new NotPrepared(
                        MODE,
                        "nvpmodel: mode 0 needs a restart of the board, which Assay does not do: set it by hand with 'sudo"
                                + " nvpmodel -m 0' and restart the board"));
        assertThat(board.mode).isEqualTo("2");
    }

    @Test
    void clocksThatAnEarlierSessionStored_areStoredAnew() throws Exception {
        board.files.put(SimulatedBoard.STORED, "pinned");
        DevicePreparation session = session(BOTH);

        session.prepare(steps(CLOCKS));
        session.restore();

        assertThat(board.pinned).isFalse();
    }

    @Test
    void aModeThatSomebodyElseSetSince_staysAsTheyWantIt() throws Exception {
        DevicePreparation session = session(BOTH);
        session.prepare(steps(MODE));
        board.mode = "1";

        assertThat(session.restore()).containsExactly(new Undoing.Untouched("nvpmodel", "1"));
        assertThat(board.mode).isEqualTo("1");
    }

    @Test
    void whatOnlyAndroidHas_isNotDone() throws Exception {
        PreparationStep screen = new PreparationStep.Screen(Switch.ON);

        assertThat(session(BOTH).prepare(steps(screen)))
                .containsExactly(new NotPrepared(screen, "a Linux board has no such setting"));
    }

    /** The crash may come at any command, done or not: whoever opens the board next finds out what to undo. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cutOffAtAnyCommand_theNextSessionUndoesIt(boolean commandDone) throws Exception {
        DevicePreparation whole = session(BOTH);
        whole.prepare(steps(MODE, CLOCKS));
        whole.restore();
        int all = board.commands();
        for (int cut = 0; cut < all; cut++) {
            board.cutAfter(cut, commandDone);
            boolean wasCut = false;
            try {
                DevicePreparation session = session(BOTH);
                session.prepare(steps(MODE, CLOCKS));
                session.restore();
            } catch (AgentException e) {
                wasCut = true;
            }
            board.mend();

            session(BOTH).recover();

            assertThat(wasCut).isTrue();
            assertThat(board.mode).as("cut at command %s", cut).isEqualTo("2");
            assertThat(board.pinned).as("cut at command %s", cut).isFalse();
            assertThat(board.files).as("cut at command %s", cut).doesNotContainKey(SimulatedBoard.HOME + "/undo.json");
            assertThat(board.files).as("cut at command %s", cut).doesNotContainKey(SimulatedBoard.STORED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nvpmodel", "", "/usr/sbin/nvpmodel -m 1", "/usr/../bin/sh", "/bin/sh;id"})
    void sudoTakesAbsolutePathsOfProgramsOnly(String program) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sudo(List.of(program), List.of()));
    }
}
