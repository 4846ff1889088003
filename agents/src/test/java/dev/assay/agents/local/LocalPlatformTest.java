package dev.assay.agents.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agents.Device;
import dev.assay.agents.platform.CLibrary;
import dev.assay.agents.platform.Fact;
import dev.assay.agents.platform.PlatformFacts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalPlatformTest {
    private static final Path PROGRAMS = Path.of("target/on-device").toAbsolutePath();

    @Test
    void givenADeviceThatIsOnlyLookedAt_thenItsPlatformIsNotAsked() {
        AtomicInteger questions = new AtomicInteger();

        Device device = LocalDevice.read(PROGRAMS, Optional.empty(), counted(questions));
        device.identity();
        device.facts();
        device.capacity();

        assertThat(questions).hasValue(0);
    }

    @Test
    void givenADeviceWhosePlatformIsWantedMoreThanOnce_thenItIsAskedOnceAndTheAnswerStands() {
        AtomicInteger questions = new AtomicInteger();
        Device device = LocalDevice.read(PROGRAMS, Optional.empty(), counted(questions));

        PlatformFacts first = device.platform();

        assertThat(device.platform()).isSameAs(first);
        assertThat(questions).hasValue(1);
    }

    /** Assay is developed and tested where there is glibc: its own runners are built against it. */
    @Test
    void givenThisMachine_thenItTellsItsGlibcAndWhatItsProcessorsCanDo() {
        PlatformFacts facts = LocalPlatform.ofThisMachine().facts();

        assertThat(facts.cLibrary())
                .isInstanceOfSatisfying(
                        Fact.Known.class,
                        known -> assertThat(known.value())
                                .isInstanceOfSatisfying(
                                        CLibrary.class,
                                        library -> assertThat(library.name()).isEqualTo(CLibrary.GLIBC)));
        assertThat(facts.cpuFeatures()).isInstanceOf(Fact.Known.class);
    }

    private static LocalPlatform counted(AtomicInteger questions) {
        return new LocalPlatform(() -> {
            questions.incrementAndGet();
            return PlatformFacts.untold("a test");
        });
    }
}
