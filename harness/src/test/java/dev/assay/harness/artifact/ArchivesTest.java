package dev.assay.harness.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.harness.artifact.ArtifactException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {
    @TempDir
    Path folder;

    private Path archive;
    private Path into;

    @BeforeEach
    void folders() throws IOException {
        archive = folder.resolve("archive");
        into = Files.createDirectory(folder.resolve("into"));
    }

    @Test
    void givenATarball_whenMembersAreChosen_thenTheGlobsPlainFoldersAreDroppedAndProgramsStayPrograms()
            throws Exception {
        try (Tarballs tar = new Tarballs(archive)) {
            tar.file("package/bins/lib.so", "library")
                    .file("package/bins/sub/other.so", "deeper")
                    .file("package/tool", "#!", 0755)
                    .file("package/README.md", "text");
        }
        Archives.extract(archive, List.of("package/bins/*.so", "package/tool"), into);

        assertThat(Folders.in(into)).containsExactly("lib.so", "tool");
        assertThat(into.resolve("lib.so")).hasContent("library");
        assertThat(Files.isExecutable(into.resolve("tool"))).isTrue();
        assertThat(Files.getPosixFilePermissions(into.resolve("lib.so")))
                .noneMatch(permission -> permission.name().endsWith("EXECUTE"));
    }

    @Test
    void givenAZip_whenMembersAreChosen_thenModesAndLinksAreKept() throws Exception {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            zip(zip, "native/tool", "#!", 0100755);
            zip(zip, "native/libx.so.1", "library", 0100644);
            zip(zip, "native/libx.so", "libx.so.1", 0120777);
        }
        Archives.extract(archive, List.of("native/*"), into);

        assertThat(Files.isExecutable(into.resolve("tool"))).isTrue();
        assertThat(into.resolve("libx.so")).isSymbolicLink().hasContent("library");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "/tmp/evil", "a\\..\\evil", "..", "a/.."})
    void givenAnEntryThatLeavesTheFolder_whenUnpacked_thenTheArchiveIsRefused(String name) throws Exception {
        try (Tarballs tar = new Tarballs(archive)) {
            tar.file("good", "good").file(name, "evil");
        }
        assertRefused("**");
        assertThat(Folders.in(folder)).containsExactly("archive", "into");
    }

    @Test
    void givenAZipWithAnEntryThatLeavesTheFolder_whenUnpacked_thenTheArchiveIsRefused() throws Exception {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive)) {
            zip(zip, "../evil", "evil", 0100644);
        }
        assertRefused("**");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../outside", "a/../../outside"})
    void givenALinkThatPointsOutside_whenUnpacked_thenTheArchiveIsRefused(String points) throws Exception {
        try (Tarballs tar = new Tarballs(archive)) {
            tar.link("link", points);
        }
        assertRefused("**");
    }

    @Test
    void givenLinksThatAreHarmlessAloneAndLeadOutTogether_whenUnpacked_thenTheArchiveIsRefused() throws Exception {
        try (Tarballs tar = new Tarballs(archive)) {
            tar.file("top/file", "")
                    .link("p/q", "../top")
                    .link("p/q/r", "../..")
                    .file("p/q/r/evil", "evil");
        }
        assertRefused("**");
        assertThat(Folders.in(folder)).containsExactly("archive", "into");
    }

    @Test
    void givenAFileOverALink_whenUnpacked_thenTheArchiveIsRefused() throws Exception {
        try (Tarballs tar = new Tarballs(archive)) {
            tar.file("target", "kept").link("link", "target").file("link", "overwritten");
        }
        assertRefused("**");
        assertThat(into.resolve("target")).hasContent("kept");
    }

    @Test
    void givenAHardLinkOrADevice_whenUnpacked_thenTheArchiveIsRefused() throws Exception {
        try (Tarballs tar = new Tarballs(archive)) {
            tar.hardLink("link", "/etc/passwd");
        }
        assertRefused("**");
        try (Tarballs tar = new Tarballs(archive)) {
            tar.device("null");
        }
        assertRefused("**");
    }

    @Test
    void givenATarballThatWasCutShort_whenUnpacked_thenItIsCalledDamaged() throws Exception {
        try (Tarballs tar = new Tarballs(archive)) {
            tar.file("file", new String(new char[50_000]));
        }
        byte[] whole = Files.readAllBytes(archive);
        Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

        assertRefused("**");
    }

    @Test
    void givenAGlobThatMatchesNothing_whenUnpacked_thenTheErrorNamesIt() throws Exception {
        try (Tarballs tar = new Tarballs(archive)) {
            tar.file("package/lib.so", "library");
        }
        assertThatThrownBy(() -> Archives.extract(archive, List.of("package/*.so", "package/*.dll"), into))
                .hasMessageContaining("package/*.dll")
                .hasMessageNotContaining("*.so,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK", "PK\3\4 not a zip", "not a tarball"})
    void givenSomethingElse_whenUnpacked_thenItIsCalledDamaged(String content) throws Exception {
        Files.writeString(archive, content);

        assertRefused("**");
    }

    private void assertRefused(String glob) {
        assertThatThrownBy(() -> Archives.extract(archive, List.of(glob), into))
                .isInstanceOfSatisfying(
                        ArtifactException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_ARCHIVE));
    }

    private static void zip(ZipArchiveOutputStream zip, String name, String content, int mode) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(mode);
        zip.putArchiveEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeArchiveEntry();
    }
}
