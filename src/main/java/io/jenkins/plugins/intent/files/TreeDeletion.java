package io.jenkins.plugins.intent.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Deletes everything it visits, and gives itself the permissions on directories that this needs. */
final class TreeDeletion extends SimpleFileVisitor<Path> {
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        delete(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        boolean retry = failure instanceof AccessDeniedException
                && (makeWritable(file) || file.getParent() != null && makeWritable(file.getParent()));
        if (!retry) {
            throw failure;
        }
        Files.walkFileTree(file, new TreeDeletion());
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
        if (failure != null) {
            throw failure;
        }
        delete(directory);
        return FileVisitResult.CONTINUE;
    }

    private static void delete(Path path) throws IOException {
        try {
            Files.deleteIfExists(path);
        } catch (AccessDeniedException denied) {
            Path parent = path.getParent();
            if (parent == null || !makeWritable(parent)) {
                throw denied;
            }
            Files.deleteIfExists(path);
        }
    }

    /** Whether this directory's permissions were in the way and are no longer. */
    private static boolean makeWritable(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                || !directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return false;
        }
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        permissions.addAll(Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS));
        boolean changed = permissions.addAll(OWNER);
        if (changed) {
            Files.setPosixFilePermissions(directory, permissions);
        }
        return changed;
    }
}
