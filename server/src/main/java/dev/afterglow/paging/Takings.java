package dev.afterglow.paging;

import dev.afterglow.people.Actor;
import dev.afterglow.people.PersonId;
import java.time.Instant;

/// "I have it", and other answers, as changes of a draft.
final class Takings {

    private Takings() {}

    /// Somebody has it: steps and rounds stop, and so do planned notifications.
    static void take(Draft draft, Actor by) {
        Page page = draft.page();
        draft.page(
                page.withState(PageState.ACKNOWLEDGED)
                        .withTaken(new Page.Taken(draft.now(), by.word())));
        draft.dropPlanned();
        draft.entry(PageEntry.Kind.TAKEN, by.word(), "has it");
        AlertListener.person(by).ifPresent(person -> answer(draft, person, Answer.HERE));
    }

    /// Notes an answer; somebody who was not paged came by themselves.
    static void answer(Draft draft, PersonId id, Answer answer) {
        Instant now = draft.now();
        PagedPerson known = draft.person(id);
        PagedPerson person =
                known != null
                        ? known
                        : new PagedPerson(
                                id,
                                PagedPerson.BY_THEMSELVES,
                                "came by themselves",
                                now,
                                Answer.NONE,
                                null,
                                null,
                                0);
        if (person.answer() != answer) {
            draft.put(person.answered(answer, now));
            draft.entry(PageEntry.Kind.ANSWERED, "person:" + id, answer.word());
        }
    }
}
