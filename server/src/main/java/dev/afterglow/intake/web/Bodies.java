package dev.afterglow.intake.web;

import dev.afterglow.intake.IntakeSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// Reads bodies up to a limit each, and to a limit together, so that memory stays bounded whatever
/// comes.
@Component
class Bodies {

    private static final int CHUNK = 16 * 1024;

    private final IntakeSettings settings;
    private final Semaphore chunks;

    Bodies(IntakeSettings settings) {
        this.settings = settings;
        this.chunks = new Semaphore((int) (settings.memory().toBytes() / CHUNK), true);
    }

    /// How reading a body ended.
    sealed interface Read extends AutoCloseable {

        @Override
        default void close() {}

        /// The whole of it; closing gives its memory back.
        @SuppressWarnings("ArrayRecordComponent")
        record Whole(byte[] bytes, Runnable giveBack) implements Read {

            @Override
            public void close() {
                giveBack.run();
            }
        }

        record TooLarge() implements Read {}

        /// All memory for bodies is taken.
        record NoRoom() implements Read {}
    }

    Read read(HttpServletRequest request, DataSize limit) throws IOException, InterruptedException {
        if (request.getContentLengthLong() > limit.toBytes()) {
            return new Read.TooLarge();
        }
        int taken = 0;
        Read read = new Read.NoRoom();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            InputStream body = request.getInputStream();
            while (true) {
                if (!chunks.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                    return read;
                }
                taken++;
                int length = body.readNBytes(chunk, 0, CHUNK);
                bytes.write(chunk, 0, length);
                if (bytes.size() > limit.toBytes()) {
                    return new Read.TooLarge();
                }
                if (length < CHUNK) {
                    int held = taken;
                    read = new Read.Whole(bytes.toByteArray(), () -> chunks.release(held));
                    return read;
                }
            }
        } finally {
            if (!(read instanceof Read.Whole)) {
                chunks.release(taken);
            }
        }
    }
}
