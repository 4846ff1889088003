package dev.assay.harness.artifact;

import dev.assay.harness.artifact.ArtifactException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Unpacks chosen members of .tgz, .zip and .jar files; an archive with an entry that would leave the folder is refused. */
public final class Archives {
    private Archives() {}

    /**
     * Unpacks the members that match one of the globs. A glob's leading folders without a wildcard are dropped from the
     * names: {@code package/bins/*.so} writes {@code libllama.so}.
     *
     * @param archive told apart by its first bytes, not its name
     * @param globs as in {@link java.nio.file.FileSystem#getPathMatcher}, without the {@code glob:}; each must match a
     *     member
     * @param into exists; nothing in it is overwritten
     * @throws ArtifactException BAD_ARCHIVE when it is damaged, hostile or lacks a member; NO_SPACE
     */
    public static void extract(Path archive, List<String> globs, Path into) throws ArtifactException {
        Selection selection = new Selection(globs);
        Unpacker unpacker = new Unpacker(into);
        try {
            if (isZip(archive)) {
                unzip(archive, selection, unpacker);
            } else {
                untar(archive, selection, unpacker);
            }
        } catch (HostileEntry e) {
            throw bad(archive, e.getMessage(), "Do not use this file. If you trust its origin, report it there.", e);
        } catch (Unpacker.CannotWrite e) {
            throw Failures.storing("cannot unpack " + archive.getFileName(), into, e.cause());
        } catch (IOException e) {
            throw bad(archive, "it is damaged: " + e.getMessage(), "Fetch it again.", e);
        }
        List<String> unmatched = selection.unmatched();
        if (!unmatched.isEmpty()) {
            throw bad(
                    archive,
                    "no member matches " + String.join(", ", unmatched),
                    "List its members (tar tzf, unzip -l) and correct the pattern.",
                    null);
        }
    }

    private static void untar(Path archive, Selection selection, Unpacker unpacker) throws IOException, HostileEntry {
        try (InputStream in = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = unpacker.safeName(entry.getName());
                String target = selection.target(name);
                if (target == null || entry.isDirectory()) {
                    continue;
                }
                if (entry.isSymbolicLink()) {
                    unpacker.link(target, entry.getLinkName());
                } else if (isPlainFile(entry)) {
                    unpacker.file(target, entry.getMode(), tar);
                } else {
                    throw new HostileEntry("entry '" + name + "' is neither a file nor a symbolic link");
                }
            }
        }
    }

    /** {@link TarArchiveEntry#isFile} is true of devices and pipes, too. */
    private static boolean isPlainFile(TarArchiveEntry entry) {
        boolean special = entry.isLink() || entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
        return entry.isFile() && !special;
    }

    private static void unzip(Path archive, Selection selection, Unpacker unpacker) throws IOException, HostileEntry {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String name = unpacker.safeName(entry.getName());
                String target = selection.target(name);
                if (target == null || entry.isDirectory()) {
                    continue;
                }
                if (entry.isUnixSymlink()) {
                    unpacker.link(target, zip.getUnixSymlink(entry));
                } else {
                    try (InputStream in = zip.getInputStream(entry)) {
                        unpacker.file(target, entry.getUnixMode(), in);
                    }
                }
            }
        }
    }

    private static boolean isZip(Path archive) throws IOException {
        try (InputStream in = Files.newInputStream(archive)) {
            byte[] magic = in.readNBytes(2);
            return magic.length == 2 && magic[0] == 'P' && magic[1] == 'K';
        }
    }

    private static ArtifactException bad(Path archive, String why, String remedy, Throwable cause) {
        return new ArtifactException(
                Code.BAD_ARCHIVE, "cannot unpack an archive", archive.toString(), why, remedy, cause);
    }
}
