package dev.afterglow.cli;

import dev.afterglow.setup.Problem;
import dev.afterglow.setup.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The text of a file named on the command line; `-` is standard input.
record InputText(String name, String text) {

    private static final int MOST_FURTHER = 20;
    private static final int MOST_BYTES = 64 << 20;

    /// Reads the file whole; throws [ParameterException] when that cannot be.
    static InputText read(String name, CommandSpec spec) {
        try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(Path.of(name))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw wrong(spec, name + ": expected at most " + MOST_BYTES + " bytes");
            }
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new InputText(name.equals("-") ? "standard input" : name, text);
        } catch (NoSuchFileException missing) {
            throw wrong(spec, name + ": there is no such file");
        } catch (CharacterCodingException garbled) {
            throw wrong(spec, name + ": expected UTF-8 text");
        } catch (IOException broken) {
            throw wrong(spec, name + ": cannot be read: " + broken.getMessage());
        }
    }

    /// What `reader` makes of it; throws [ParameterException] with the first problem, in one line.
    <T> T as(Function<String, Reading<T>> reader, CommandSpec spec) {
        return switch (reader.apply(text)) {
            case Reading.Accepted<T>(T value) -> value;
            case Reading.Refused<T>(var problems) ->
                    throw wrong(spec, name + ":" + problems.getFirst() + further(problems));
        };
    }

    private static String further(List<Problem> problems) {
        String lines =
                problems.stream()
                        .skip(1)
                        .limit(MOST_FURTHER)
                        .map(Problem::line)
                        .map(String::valueOf)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return lines.isEmpty() ? "" : " (and more in line " + lines + ")";
    }

    /// Wrong use or bad input.
    static ParameterException wrong(CommandSpec spec, String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
