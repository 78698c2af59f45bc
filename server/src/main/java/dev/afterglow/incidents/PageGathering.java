package dev.afterglow.incidents;

import dev.afterglow.alerts.Alert;
import dev.afterglow.paging.Answer;
import dev.afterglow.paging.Page;
import dev.afterglow.paging.PageEntry;
import dev.afterglow.paging.PagedPerson;
import dev.afterglow.paging.Paging;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What paging did about an alert, as lines of a record, and who came by it.
@Component
class PageGathering {

    private static final String PERSON = "person:";

    /// The rest is told by other lines, or is of no use to a reader of the record.
    private static final Set<String> TOLD =
            Set.of(
                    PageEntry.Kind.PAGED,
                    PageEntry.Kind.NOBODY,
                    PageEntry.Kind.TAKEN,
                    PageEntry.Kind.BROUGHT,
                    PageEntry.Kind.PASSED_ON,
                    PageEntry.Kind.EVERYBODY,
                    PageEntry.Kind.NOT_REACHED,
                    PageEntry.Kind.ALARM);

    private final Paging paging;
    private final People people;

    PageGathering(Paging paging, People people) {
        this.paging = paging;
        this.people = people;
    }

    void gather(Alert alert, List<NewLine> lines, List<Participant> came) {
        Page page = paging.pageOf(alert.id()).orElse(null);
        if (page == null) {
            return;
        }
        List<PageEntry> entries = paging.entries(page.id());
        for (int number = 0; number < entries.size(); number++) {
            PageEntry entry = entries.get(number);
            if (TOLD.contains(entry.kind())) {
                lines.add(line(page, entry, number));
            }
        }
        for (PagedPerson paged : paging.persons(page.id())) {
            Instant answered = paged.answeredAt();
            boolean isHere = paged.answer() == Answer.HERE || paged.answer() == Answer.ON_THE_WAY;
            if (answered != null && isHere) {
                came.add(new Participant(paged.person(), Arrivals.reached(paged), answered, ""));
            }
        }
    }

    private NewLine line(Page page, PageEntry entry, int number) {
        Optional<PersonId> actor =
                Optional.of(entry.actor())
                        .filter(word -> word.startsWith(PERSON))
                        .map(word -> new PersonId(word.substring(PERSON.length())));
        String speaker = actor.flatMap(people::person).map(Person::name).orElse("Paging");
        String text =
                entry.kind().equals(PageEntry.Kind.TAKEN)
                        ? "Has the page: " + page.title()
                        : capital(entry.kind())
                                + (entry.words().isEmpty() ? "" : ": " + entry.words());
        return new NewLine(
                entry.at(),
                RecordLine.Kind.PAGE,
                null,
                speaker,
                text,
                false,
                "page:" + page.id().value() + "/" + number,
                entry.words());
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
