package dev.afterglow.intake.web;

import dev.afterglow.intake.BadPayload;
import dev.afterglow.intake.Became;
import dev.afterglow.intake.Intake;
import dev.afterglow.intake.Integration;
import dev.afterglow.intake.Said;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;

/// A format whose answers are our own: 200 with counts, `{"status":"error","error":…}` otherwise.
///
/// @param overload what a sender is told when it is to come again: 503 or 429, as its kind retries
record PlainForm(Intake intake, String format, DataSize limit, HttpStatus overload, Reader reader)
        implements Form {

    /// Reads a message; see [BadPayload].
    interface Reader {

        List<Said> read(Integration integration, Message message);
    }

    @Override
    public Done handle(Integration integration, Message message) {
        List<Said> said = reader.read(integration, message);
        List<Became> became = intake.accept(integration, said, message.at());
        return done(became);
    }

    static Done done(List<Became> became) {
        Map<String, Object> body = Map.of("status", "success", "became", Told.counts(became));
        return new Done(Form.json(HttpStatus.OK, body), Told.words(became), became.size());
    }

    @Override
    public ResponseEntity<Object> refused(BadPayload mistake) {
        return Form.json(HttpStatus.BAD_REQUEST, error(Form.sentence(mistake)));
    }

    @Override
    public ResponseEntity<Object> unknownKey() {
        return Form.json(
                HttpStatus.NOT_FOUND,
                error("No integration has the key in this address; see /integrations"));
    }

    @Override
    public ResponseEntity<Object> tooLarge() {
        return Form.json(
                HttpStatus.CONTENT_TOO_LARGE,
                error("The body may have " + limit.toKilobytes() + " KiB"));
    }

    @Override
    public ResponseEntity<Object> comeAgain() {
        return Form.later(overload, error("Too much comes in just now; send it again"));
    }

    static Map<String, String> error(String sentence) {
        return Map.of("status", "error", "error", sentence);
    }
}
