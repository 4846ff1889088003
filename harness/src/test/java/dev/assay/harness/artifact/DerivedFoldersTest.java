package dev.assay.harness.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DerivedFoldersTest {
    @TempDir
    Path folder;

    private Path root;
    private ArtifactStore store;
    private final AtomicInteger builds = new AtomicInteger();

    @BeforeEach
    void open() throws Exception {
        root = folder.resolve("store");
        store = ArtifactStore.open(root, Progress.NONE);
    }

    @Test
    void givenADerivation_whenDerivedTwice_thenItIsBuiltOnce() throws Exception {
        Path first = store.derive(greeting(1, "hello"));

        assertThat(store.derive(greeting(1, "hello"))).isEqualTo(first);
        assertThat(builds).hasValue(1);
        assertThat(first.resolve("sub/greeting")).hasContent("hello");
        assertThat(first.getFileName().toString()).matches("greeting-[0-9a-f]{12}");
        assertThat(store.present(greeting(1, "hello"))).contains(first);
    }

    @Test
    void givenAnotherRecipeOrInput_whenDerived_thenItIsAnotherFolder() throws Exception {
        assertThat(Stream.of(
                        store.derive(greeting(1, "hello")),
                        store.derive(greeting(2, "hello")),
                        store.derive(greeting(1, "hallo"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void givenInputsThatReadAlikeWhenJoined_whenTheirKeysAreMade_thenTheyDiffer() {
        assertThat(DerivedFolders.folderName(with(Map.of("a", "b\n1:cd"))))
                .isNotEqualTo(DerivedFolders.folderName(with(Map.of("a", "b", "c", "d"))));
        assertThat(DerivedFolders.folderName(with(Map.of("ab", "c"))))
                .isNotEqualTo(DerivedFolders.folderName(with(Map.of("a", "bc"))));
    }

    @Test
    void givenADerivedFolder_whenItsFilesAreListed_thenEachHasItsHash() throws Exception {
        Path derived = store.derive(greeting(1, "hello"));

        assertThat(store.files(derived))
                .containsExactly(new StoredFile(derived.resolve("sub/greeting"), 5, Sha256.of("hello")));
    }

    @Test
    void givenABuildThatFails_whenDerived_thenNothingIsLeft() {
        Derivation failing = new Greeting(1, "hello", into -> {
            Files.writeString(into.resolve("half"), "half");
            throw new IOException("the compiler's disk was pulled");
        });

        assertThatThrownBy(() -> store.derive(failing)).hasMessageContaining("the compiler's disk was pulled");
        assertThat(Folders.in(root.resolve("derived"))).isEmpty();
        assertThat(Folders.in(root.resolve("tmp"))).isEmpty();
    }

    @Test
    void givenADamagedFile_whenDerivedAgain_thenTheFolderIsBuiltAnew() throws Exception {
        Path file = store.derive(greeting(1, "hello")).resolve("sub/greeting");
        file.toFile().setWritable(true);
        Files.writeString(file, "hell");

        assertThat(store.derive(greeting(1, "hello")).resolve("sub/greeting")).hasContent("hello");
        assertThat(builds).hasValue(2);
    }

    @Test
    void givenAMissingFile_whenTheStoreIsVerified_thenTheFolderIsDropped() throws Exception {
        Path derived = store.derive(greeting(1, "hello"));
        Files.delete(derived.resolve("sub/greeting"));

        assertThat(store.verify()).containsExactly(derived);
        assertThat(derived).doesNotExist();
    }

    @Test
    void givenManyThreadsAndStores_whenTheyDeriveTheSame_thenItIsBuiltOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Path> derive =
                    () -> ArtifactStore.open(root, Progress.NONE).derive(greeting(1, "hello"));
            List<Future<Path>> all = threads.invokeAll(java.util.Collections.nCopies(20, derive));

            assertThat(all).extracting(Future::get).containsOnly(store.derive(greeting(1, "hello")));
        }
        assertThat(builds).hasValue(1);
    }

    @Test
    void givenTwoProcesses_whenTheyDeriveTheSameAtOnce_thenItIsBuiltOnceAndNeverSeenByHalf() throws Exception {
        Path log = folder.resolve("log");
        Process first = DerivingProcess.start(root, log);
        Process second = null;
        try (BufferedReader firstSays = first.inputReader()) {
            expect(firstSays, "wanting", "building");
            second = DerivingProcess.start(root, log);
            try (BufferedReader secondSays = second.inputReader()) {
                expect(secondSays, "wanting");
                assertThat(Folders.in(root.resolve("derived"))).isEmpty();

                goOn(first);

                expect(firstSays, "done");
                expect(secondSays, "done");
            }
        } finally {
            end(first);
            end(second);
        }
        assertThat(log).hasContent("build");
        assertThat(store.files(store.derive(new DerivingProcess.Slow(log)))).hasSize(2);
    }

    @Test
    void givenAProcessThatIsKilledInTheMiddle_whenTheStoreIsOpenedAgain_thenNothingHalfIsThereAndItCanBeBuilt()
            throws Exception {
        Path log = folder.resolve("log");
        Process killed = DerivingProcess.start(root, log);
        try (BufferedReader says = killed.inputReader()) {
            expect(says, "wanting", "building");
            assertThat(Folders.in(root.resolve("tmp"))).isNotEmpty();
        } finally {
            end(killed);
        }

        assertThat(Folders.in(root.resolve("derived"))).isEmpty();
        ArtifactStore again = ArtifactStore.open(root, Progress.NONE);
        assertThat(Folders.in(root.resolve("tmp"))).isEmpty();
        Derivation same = new Greeting(1, "hello", into -> Files.writeString(into.resolve("whole"), "whole")) {
            @Override
            public String name() {
                return "slow";
            }

            @Override
            public SortedMap<String, String> inputs() {
                return new DerivingProcess.Slow(log).inputs();
            }
        };
        assertThat(again.files(again.derive(same))).hasSize(1);
    }

    @Test
    void givenWorkOfAProcessThatLives_whenAnotherOpensTheStore_thenItIsLeftAlone() throws Exception {
        Derivation opensMeanwhile = new Greeting(1, "hello", into -> {
            Files.writeString(into.resolve("file"), "content");
            try {
                ArtifactStore.open(root, Progress.NONE);
            } catch (ArtifactException e) {
                throw new IOException(e);
            }
            assertThat(into.resolve("file")).hasContent("content");
        });

        assertThat(store.files(store.derive(opensMeanwhile))).hasSize(1);
    }

    private static void expect(BufferedReader says, String... lines) throws IOException {
        for (String line : lines) {
            assertThat(says.readLine()).isEqualTo(line);
        }
    }

    private static void goOn(Process process) throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    private static void end(Process process) throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    private Derivation greeting(int recipe, String text) {
        return new Greeting(recipe, text, into -> {
            builds.incrementAndGet();
            Files.createDirectory(into.resolve("sub"));
            Files.writeString(into.resolve("sub/greeting"), text);
        });
    }

    private static Derivation with(Map<String, String> inputs) {
        return new Greeting(1, "", into -> {}) {
            @Override
            public SortedMap<String, String> inputs() {
                return new TreeMap<>(inputs);
            }
        };
    }

    @FunctionalInterface
    private interface Build {
        void into(Path folder) throws IOException;
    }

    private static class Greeting implements Derivation {
        private final int recipe;
        private final String text;
        private final Build build;

        Greeting(int recipe, String text, Build build) {
            this.recipe = recipe;
            this.text = text;
            this.build = build;
        }

        @Override
        public String name() {
            return "greeting";
        }

        @Override
        public int recipe() {
            return recipe;
        }

        @Override
        public SortedMap<String, String> inputs() {
            return new TreeMap<>(Map.of("text", text));
        }

        @Override
        public void build(Path into, Progress progress) throws IOException {
            build.into(into);
        }
    }
}
