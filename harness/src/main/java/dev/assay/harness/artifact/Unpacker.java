package dev.assay.harness.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Writes an archive's members below one folder and nowhere else. */
final class Unpacker {
    private static final int ANY_EXECUTE = 0111;
    private static final int CHUNK = 1 << 16;

    private final Path into;

    Unpacker(Path into) {
        this.into = into.toAbsolutePath().normalize();
    }

    /** The entry's name, if it is a plain relative path. */
    String safeName(String name) throws HostileEntry {
        String plain = name.startsWith("./") ? name.substring(2) : name;
        if (plain.startsWith("/") || plain.indexOf('\\') >= 0 || plain.indexOf('\0') >= 0) {
            throw new HostileEntry("entry '" + name + "' is not a relative path");
        }
        for (String part : plain.split("/")) {
            if (part.equals("..")) {
                throw new HostileEntry("entry '" + name + "' leaves the folder");
            }
        }
        return plain;
    }

    void file(String name, int mode, InputStream content) throws IOException, HostileEntry {
        Path target = place(name);
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = create(target, name)) {
            for (int n = content.read(chunk); n >= 0; n = content.read(chunk)) {
                write(out, chunk, n);
            }
        }
        if ((mode & ANY_EXECUTE) != 0) {
            makeExecutable(target);
        }
    }

    /** @param points relative, and to somewhere in the folder */
    void link(String name, String points) throws IOException, HostileEntry {
        Path target = place(name);
        Path end = target.getParent().resolve(points).normalize();
        if (points.startsWith("/") || !end.startsWith(into)) {
            throw new HostileEntry("link '" + name + "' points outside, to '" + points + "'");
        }
        try {
            Files.createSymbolicLink(target, Path.of(points));
        } catch (FileAlreadyExistsException e) {
            throw new HostileEntry("entry '" + name + "' comes twice");
        } catch (IOException e) {
            throw new CannotWrite(e);
        }
    }

    /** Makes the folders above; none may be a link, or a chain of links that are harmless one by one could lead out. */
    private Path place(String name) throws IOException, HostileEntry {
        Path target = into.resolve(name).normalize();
        if (!target.startsWith(into) || target.equals(into)) {
            throw new HostileEntry("entry '" + name + "' is not below the folder");
        }
        Path folder = into;
        for (Path part : into.relativize(target.getParent())) {
            folder = folder.resolve(part);
            if (Files.isSymbolicLink(folder)) {
                throw new HostileEntry("entry '" + name + "' lies behind a link");
            }
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && !part.toString().isEmpty()) {
                try {
                    Files.createDirectory(folder);
                } catch (IOException e) {
                    throw new CannotWrite(e);
                }
            }
        }
        return target;
    }

    private static OutputStream create(Path target, String name) throws IOException, HostileEntry {
        try {
            return Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new HostileEntry("entry '" + name + "' comes twice");
        } catch (IOException e) {
            throw new CannotWrite(e);
        }
    }

    private static void write(OutputStream out, byte[] chunk, int n) throws IOException {
        try {
            out.write(chunk, 0, n);
        } catch (IOException e) {
            throw new CannotWrite(e);
        }
    }

    private static void makeExecutable(Path file) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        permissions.add(PosixFilePermission.GROUP_EXECUTE);
        permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(file, permissions);
    }

    /** The trouble is our folder's, not the archive's. */
    static final class CannotWrite extends IOException {
        private static final long serialVersionUID = 1L;

        CannotWrite(IOException cause) {
            super(cause);
        }

        IOException cause() {
            return (IOException) getCause();
        }
    }
}
