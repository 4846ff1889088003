package dev.assay.collectors.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file system really throws, in words. */
class FileTroubleTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void a_file() throws Exception {
        file = Files.writeString(folder.resolve("file"), "here");
    }

    @Test
    void given_a_path_alone_as_message_then_the_words_say_what_is_wrong_with_it() {
        Path nowhere = folder.resolve("nowhere");

        assertThat(words(() -> Files.readString(nowhere))).isEqualTo(nowhere + " is not there");
        assertThat(words(() -> Files.createFile(file))).isEqualTo(file + " is a file that is there already");
        assertThat(words(() -> Files.createDirectory(folder))).isEqualTo(folder + " is a folder that is there already");
        assertThat(words(() -> Files.list(file))).isEqualTo(file + " is no folder");
        assertThat(words(() -> Files.delete(folder))).isEqualTo(folder + " is a folder that is not empty");
        assertThat(FileTrouble.words(new AccessDeniedException("/data")))
                .isEqualTo("/data may not be used: permission denied");
    }

    @Test
    void given_a_reason_then_it_is_kept() {
        assertThat(words(() -> Files.createDirectory(file.resolve("below")))).contains("Not a directory");
        assertThat(FileTrouble.words(new FileSystemException("/data", null, "No space left on device")))
                .isEqualTo("/data: No space left on device");
        assertThat(FileTrouble.words(new AccessDeniedException("/data", null, "it is sealed")))
                .isEqualTo("/data: it is sealed");
    }

    @Test
    void given_no_message_at_all_then_its_kind_is_told() {
        assertThat(FileTrouble.words(new ClosedChannelException())).isEqualTo("ClosedChannelException");
    }

    private static String words(ThrowingCallable call) {
        return FileTrouble.words(catchThrowableOfType(IOException.class, call));
    }
}
