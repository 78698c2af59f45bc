package dev.afterglow.company;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Who was in an incident, in the order in which they came; at least two people.
record Cast(List<Member> members) {
    /// @param reached as in [Participant]
    record Member(Person person, String role, String reached, Instant since) {
        String firstName() {
            String name = person.name();
            return name.substring(0, name.indexOf(' '));
        }
    }

    /// Where only one person took part, somebody of the company read along.
    static Cast of(Incident incident, List<Participant> participants, Map<String, Person> people) {
        List<Member> members = new ArrayList<>();
        for (Participant p : participants) {
            Person person = people.get(p.person());
            if (person != null) {
                members.add(new Member(person, p.role(), p.reached(), p.joinedAt()));
            }
        }
        for (Person person : people.values()) {
            boolean known = members.stream().anyMatch(m -> m.person().equals(person));
            if (members.size() < 2 && !known) {
                members.add(new Member(person, "reader", "chance", incident.startedAt()));
            }
        }
        members.sort(Comparator.comparing(Member::since));
        return new Cast(List.copyOf(members));
    }

    Member lead() {
        return members.stream()
                .filter(member -> member.role().equals("responder"))
                .findFirst()
                .orElse(members.get(0));
    }

    Member commander() {
        return members.stream()
                .filter(member -> member.role().equals("commander"))
                .findFirst()
                .orElse(lead());
    }

    Member expert() {
        return members.stream()
                .filter(member -> member.role().equals("expert"))
                .findFirst()
                .orElseGet(() -> other(lead(), lead()));
    }

    Member second() {
        return other(lead(), expert());
    }

    private Member other(Member one, Member two) {
        return members.stream()
                .filter(member -> !member.equals(one) && !member.equals(two))
                .findFirst()
                .orElse(members.get(0).equals(one) ? members.get(members.size() - 1) : one);
    }

    /// Those who are there by then; the first one always is.
    List<Member> thereAt(Instant at) {
        List<Member> there =
                members.stream().filter(member -> !member.since().isAfter(at)).toList();
        return there.isEmpty() ? members.subList(0, 1) : there;
    }
}
