package dev.afterglow.people;

import dev.afterglow.web.PersonChip;
import dev.afterglow.web.Reader;
import dev.afterglow.web.ReaderSource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// The person whose session or token the current request carries.
@Component
class SignedInReader implements ReaderSource {

    @Override
    public Reader current() {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof Acting acting)) {
            return Reader.ANYBODY;
        }
        Person person = acting.profile().person();
        return new Reader(
                person.id().value(),
                person.name(),
                PersonChip.place(person.zone()),
                person.zone(),
                acting.profile().theme());
    }
}
