package dev.assay.collectors.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.collectors.condition.Condition;
import dev.assay.collectors.fixture.BundleFixture;
import dev.assay.collectors.sensing.Rail;
import dev.assay.collectors.sensing.Sensing;
import dev.assay.collectors.sensing.SessionMeasurements;
import dev.assay.collectors.verdict.Failure;
import dev.assay.collectors.verdict.Thresholds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
    @TempDir
    Path dir;

    @Test
    void givenASealedBundleWhenOpenedThenItIsWhatWasSealed() throws Exception {
        BundleFixture fixture =
                BundleFixture.generate().before(Condition.absent("load_avg_1m", "1", "not there", "/proc/loadavg"));

        Bundle sealed = fixture.seal(dir);

        assertThat(Bundle.open(dir).manifestSha256())
                .isEqualTo(sealed.manifestSha256())
                .isEqualTo(Hashes.of(dir.resolve("manifest.json")).sha256());
        assertThat(sealed.trial()).isEqualTo(fixture.document());
        assertThat(sealed.manifest().files().keySet())
                .containsExactly("events.jsonl", "job.json", "trace.bin", "trial.json");
        assertThat(sealed.events()).isPresent();
        assertThat(sealed.trace()).isPresent();
        assertThat(sealed.job().map(JobExcerpt::runner)).hasValue(new JobExcerpt.Runner(JobExcerpt.Speaks.EVENTS));
        assertThat(sealed.runnerOut()).isEmpty();
        assertThat(dir).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void givenSensingAndSessionThenTheyComeBackWithTheTrial() throws Exception {
        Sensing sensing = new Sensing(
                "synthetic-board",
                List.of(new Rail.VoltsAmps("VDD_IN", "vdd_in_v", "vdd_in_a", 1)),
                List.of(
                        new Rail.VoltsAmps("VDD_IN", "vdd_in_v", "vdd_in_a", 1),
                        new Rail.Power("VDD_SOC", "vdd_soc_w"),
                        new Rail.Counter("package-0", "package_0_j", 262143.328850)),
                null,
                List.of("temp_cpu_c"),
                List.of(),
                null);
        SessionMeasurements session = new SessionMeasurements(
                new SessionMeasurements.Idle(2.5, 5, 0.01, "synthetic"), null, null, "not asked for");

        TrialDocument trial = BundleFixture.generate()
                .sensing(sensing)
                .session(session)
                .thresholds(Thresholds.DEFAULTS)
                .seal(dir)
                .trial();

        assertThat(trial.sensing()).isEqualTo(sensing);
        assertThat(trial.session()).isEqualTo(session);
        assertThat(trial.thresholds()).isEqualTo(Thresholds.DEFAULTS);
    }

    @Test
    void givenTheSameContentThenTheSameIdentity() throws Exception {
        Bundle one = BundleFixture.generate().seal(dir.resolve("one"));
        Bundle two = BundleFixture.generate().seal(dir.resolve("two"));

        assertThat(one.manifestSha256()).isEqualTo(two.manifestSha256());
    }

    @Test
    void givenNothingButAFailureThenItIsABundleToo() throws Exception {
        TrialDocument.Outcome lost = TrialDocument.Outcome.failed(Failure.DEVICE_LOST, "unplugged");

        Bundle bundle = BundleFixture.generate()
                .without(BundleFiles.JOB)
                .without(BundleFiles.TRACE)
                .without(BundleFiles.EVENTS)
                .outcome(lost)
                .seal(dir);

        assertThat(bundle.trial().outcome()).isEqualTo(lost);
        assertThat(bundle.job()).isEmpty();
        assertThat(bundle.events()).isEmpty();
        assertThat(bundle.trace()).isEmpty();
    }

    @Test
    void givenAFolderWithoutManifestThenItIsUnfinished() {
        BundleFixture.generate().writeUnsealed(dir);

        assertThatThrownBy(() -> Bundle.open(dir))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("never finished");
    }

    @Test
    void givenASealedFolderWhenSealedAgainThenItIsRefusedAndUntouched() throws Exception {
        Bundle first = BundleFixture.generate().seal(dir);

        assertThatThrownBy(() -> BundleWriter.seal(dir, first.trial())).isInstanceOf(BundleException.class);
        assertThat(Bundle.open(dir).manifestSha256()).isEqualTo(first.manifestSha256());
    }

    @Test
    void givenSealingThatWasCutOffBeforeTheManifestWhenSealedAgainThenItIsWhole() throws Exception {
        BundleFixture fixture = BundleFixture.generate();
        fixture.writeUnsealed(dir);
        Files.writeString(dir.resolve("trial.json"), "{\"schema\":");
        Files.writeString(dir.resolve("manifest.json.part"), "{");

        assertThat(BundleWriter.seal(dir, fixture.document()).trial()).isEqualTo(fixture.document());
    }

    @ParameterizedTest
    @ValueSource(strings = {"trace.bin", "events.jsonl", "trial.json", "job.json"})
    void givenAFileThatChangedOrWentThenTheBundleIsNotTrusted(String name) throws Exception {
        BundleFixture.generate().seal(dir);
        Path file = dir.resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> Bundle.open(dir))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining(name);

        Files.delete(file);
        assertThatThrownBy(() -> Bundle.open(dir))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("is not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "/etc/hostname", "..", "a/b", "", "a\\\\b"})
    void givenAManifestWithNamesThatLeadOutThenItIsNotTrusted(String name) throws Exception {
        Files.writeString(dir.resolve("manifest.json"), """
                {"schema": "assay.bundle/1", "files": {"%s": {"bytes": 0, "sha256": "0"}}}""".formatted(name));

        assertThatThrownBy(() -> Bundle.open(dir))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("lists a file named");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"schema\":\"assay.bundle/2\",\"files\":{}}",
                "{\"schema\":\"assay.bundle/1\",\"files\":{}}",
                "{\"schema\":\"assay.bundle/1\",\"files\":{\"trial.json\":null}}"
            })
    void givenAManifestThatIsNoneThenTheBundleIsNotTrusted(String text) throws Exception {
        Files.writeString(dir.resolve("manifest.json"), text);

        assertThatThrownBy(() -> Bundle.open(dir)).isInstanceOf(BundleException.class);
    }

    @Test
    void givenASymbolicLinkThenItIsNoPartOfTheBundleAndNeverFollowed() throws Exception {
        Path outside = Files.writeString(dir.resolve("outside"), "secret");
        Path bundle = BundleFixture.generate().writeUnsealed(dir.resolve("bundle"));
        Files.createSymbolicLink(bundle.resolve("runner.out"), outside);

        Bundle sealed = BundleWriter.seal(bundle, BundleFixture.generate().document());

        assertThat(sealed.runnerOut()).isEmpty();
    }
}
