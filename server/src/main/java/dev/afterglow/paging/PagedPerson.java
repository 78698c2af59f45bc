package dev.afterglow.paging;

import dev.afterglow.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who was paged, or came.
///
/// @param came `policy`, `brought`, `everybody` or `by themselves`
/// @param because why just this person, in words
/// @param answeredAt null while there is no answer
/// @param remindAt null when no reminder is due
/// @param reminders how many were sent
public record PagedPerson(
        PersonId person,
        String came,
        String because,
        Instant notifiedAt,
        Answer answer,
        @Nullable Instant answeredAt,
        @Nullable Instant remindAt,
        int reminders) {

    static final String BY_POLICY = "policy";
    static final String BROUGHT = "brought";
    static final String WITH_EVERYBODY = "everybody";
    static final String BY_THEMSELVES = "by themselves";

    boolean isAsked() {
        return answer == Answer.NONE && remindAt != null;
    }

    PagedPerson answered(Answer newAnswer, Instant at) {
        return new PagedPerson(person, came, because, notifiedAt, newAnswer, at, null, reminders);
    }

    PagedPerson notAsked() {
        return new PagedPerson(
                person, came, because, notifiedAt, answer, answeredAt, null, reminders);
    }

    /// Paged once more: who has answered is not asked again.
    PagedPerson pagedAgain(String newBecause, Instant at, @Nullable Instant newRemindAt) {
        return new PagedPerson(
                person,
                came,
                newBecause,
                at,
                answer,
                answeredAt,
                answer == Answer.NONE ? newRemindAt : null,
                0);
    }

    /// Reminded once more; the last reminder is the twelfth.
    PagedPerson reminded(Instant at) {
        int count = reminders + 1;
        Instant next = count >= Escalation.MOST_REMINDERS ? null : at.plus(Escalation.REMINDER);
        return new PagedPerson(person, came, because, notifiedAt, answer, answeredAt, next, count);
    }
}
