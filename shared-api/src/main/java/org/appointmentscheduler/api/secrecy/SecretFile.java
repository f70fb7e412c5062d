package org.appointmentscheduler.api.secrecy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A file with a secret that only its owner may read. */
public final class SecretFile {

    private SecretFile() {}

    /**
     * What the file says; what is made, when there is none yet. Of several processes that make one at once all get the
     * same, and none ever reads half of it.
     *
     * @throws UncheckedIOException when it can be neither read nor made
     */
    public static String readOrMake(Path file, Supplier<String> make) {
        try {
            return Files.exists(file) ? Files.readString(file) : keep(file, make.get());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + file, e);
        }
    }

    private static String keep(Path file, String secret) throws IOException {
        var directory = file.toAbsolutePath().resolveSibling(".").normalize();
        Files.createDirectories(directory);
        var draft = Files.createTempFile(directory, ".secret-", "", ownerOnly(directory));
        try {
            Files.writeString(draft, secret);
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                channel.force(true); // What it encrypts or signs may outlive a power cut, so it has to as well.
            }
            publish(draft, file);
            return secret;
        } catch (FileAlreadyExistsException someoneWasFaster) {
            return Files.readString(file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A link appears at once and never over another; where there are no links, a move does nearly as well. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            Files.move(draft, file);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) throws IOException {
        return Files.getFileStore(directory).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
