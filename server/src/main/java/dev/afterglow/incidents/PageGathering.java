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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What paging did about an alert, as lines of a record, and who came by it.
@Component
class PageGathering {

    private static final String PERSON = "person:";
    private static final String PAGING = "Paging";

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

    void gather(List<Alert> alerts, List<NewLine> lines, List<Participant> came) {
        Map<PersonId, String> names = new HashMap<>();
        for (Page page : paging.pagesAbout(alerts.stream().map(Alert::id).toList())) {
            tell(page, names, lines);
            came(page, came);
        }
    }

    private void tell(Page page, Map<PersonId, String> names, List<NewLine> lines) {
        List<PageEntry> entries = paging.entries(page.id());
        for (int number = 0; number < entries.size(); number++) {
            PageEntry entry = entries.get(number);
            if (TOLD.contains(entry.kind())) {
                String source = "page:" + page.id().value() + "/" + number;
                lines.add(line(page, entry, speaker(entry, names), source));
            }
        }
    }

    private void came(Page page, List<Participant> came) {
        for (PagedPerson paged : paging.persons(page.id())) {
            Instant answered = paged.answeredAt();
            boolean isHere = paged.answer() == Answer.HERE || paged.answer() == Answer.ON_THE_WAY;
            if (answered != null && isHere) {
                came.add(new Participant(paged.person(), Arrivals.reached(paged), answered, ""));
            }
        }
    }

    /// @param names those found so far
    private String speaker(PageEntry entry, Map<PersonId, String> names) {
        if (!entry.actor().startsWith(PERSON)) {
            return PAGING;
        }
        return names.computeIfAbsent(
                new PersonId(entry.actor().substring(PERSON.length())),
                id -> people.person(id).map(Person::name).orElse(PAGING));
    }

    private static NewLine line(Page page, PageEntry entry, String speaker, String source) {
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
                source,
                entry.words());
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
