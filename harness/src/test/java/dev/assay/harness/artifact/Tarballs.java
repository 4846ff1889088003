package dev.assay.harness.artifact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes .tgz files entry by entry, hostile ones too. */
final class Tarballs implements AutoCloseable {
    private final TarArchiveOutputStream tar;

    Tarballs(Path file) throws IOException {
        tar = new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)));
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    Tarballs file(String name, String content, int mode) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        // The last argument keeps a leading slash as it is.
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
        return this;
    }

    Tarballs file(String name, String content) throws IOException {
        return file(name, content, 0644);
    }

    Tarballs link(String name, String points) throws IOException {
        return special(name, points, TarConstants.LF_SYMLINK);
    }

    Tarballs hardLink(String name, String points) throws IOException {
        return special(name, points, TarConstants.LF_LINK);
    }

    Tarballs device(String name) throws IOException {
        return special(name, "", TarConstants.LF_CHR);
    }

    private Tarballs special(String name, String points, byte type) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, type, true);
        entry.setLinkName(points);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
        return this;
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
