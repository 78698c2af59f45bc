package dev.afterglow.intake.web;

import dev.afterglow.intake.BadPayload;
import dev.afterglow.intake.Integration;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;

/// A format that is like a plain one but for what it overrides.
interface DelegatingForm extends Form {

    PlainForm plain();

    @Override
    default String format() {
        return plain().format();
    }

    @Override
    default DataSize limit() {
        return plain().limit();
    }

    @Override
    default Done handle(Integration integration, Message message) {
        return plain().handle(integration, message);
    }

    @Override
    default ResponseEntity<Object> refused(BadPayload mistake) {
        return plain().refused(mistake);
    }

    @Override
    default ResponseEntity<Object> unknownKey() {
        return plain().unknownKey();
    }

    @Override
    default ResponseEntity<Object> tooLarge() {
        return plain().tooLarge();
    }

    @Override
    default ResponseEntity<Object> comeAgain() {
        return plain().comeAgain();
    }
}
