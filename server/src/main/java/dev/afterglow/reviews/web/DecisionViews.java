package dev.afterglow.reviews.web;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.Incidents;
import dev.afterglow.incidents.Participant;
import dev.afterglow.people.Actor;
import dev.afterglow.people.People;
import dev.afterglow.people.Person;
import dev.afterglow.people.PersonId;
import dev.afterglow.people.Role;
import dev.afterglow.reviews.Alike;
import dev.afterglow.reviews.Costs;
import dev.afterglow.reviews.Decision;
import dev.afterglow.reviews.Decisions;
import dev.afterglow.reviews.Deserves;
import dev.afterglow.reviews.LookBack;
import dev.afterglow.reviews.Review;
import dev.afterglow.reviews.Reviews;
import dev.afterglow.reviews.Signal;
import dev.afterglow.reviews.Voice;
import dev.afterglow.web.Times;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns what there is to learn and to choose into the page of the decision.
@Component
class DecisionViews {

    private static final int SIGNAL_OF_LIKENESS = 35;

    private final Decisions decisions;
    private final Reviews reviews;
    private final Incidents incidents;
    private final People people;

    DecisionViews(Decisions decisions, Reviews reviews, Incidents incidents, People people) {
        this.decisions = decisions;
        this.reviews = reviews;
        this.incidents = incidents;
        this.people = people;
    }

    /// What was chosen and typed, when the form comes back.
    record Typed(String deserves, String reason, String error) {

        static final Typed NOTHING = new Typed("", "", "");
    }

    /// What stands beside the record.
    DecisionPanel panel(Incident incident, Actor actor, Times times) {
        Optional<Decision> decision = decisions.decision(incident.id());
        return new DecisionPanel(
                incident.address(),
                decision.map(one -> decided(one, times)).orElse(""),
                decision.map(Decision::reason).orElse(""),
                reviews.of(incident.id()).map(Review::address).orElse(""),
                actor.may(Role.RESPONDER));
    }

    DecisionView view(Incident incident, Actor actor, Typed typed, Times times) {
        Optional<Decision> decision = decisions.decision(incident.id());
        Alike alike = decisions.alike(incident, actor);
        List<Signal> signals = new ArrayList<>(decisions.signals(incident));
        signals.add(likeness(alike));
        signals.sort(java.util.Comparator.comparingInt(Signal::order));
        String chosen =
                typed.deserves().isEmpty()
                        ? decision.map(one -> one.deserves().word()).orElse("")
                        : typed.deserves();
        return new DecisionView(
                incident.id().toString(),
                incident.address(),
                incident.title(),
                lead(incident, times),
                options(decisions.costs(incident), chosen),
                typed.reason().isEmpty()
                        ? decision.map(Decision::reason).orElse("")
                        : typed.reason(),
                decision.map(one -> decided(one, times)).orElse(""),
                signals,
                similar(alike),
                cases(alike),
                reviews.of(incident.id()).map(Review::address).orElse(""),
                decision.filter(one -> one.deserves().meets())
                        .map(one -> planAddress(incident, one))
                        .orElse(""),
                actor.may(Role.RESPONDER),
                own(incident, actor),
                decision.map(one -> isTime(one, times)).orElse(false),
                decisions.lookBackOn(incident.id()).map(DecisionViews::lookedBack).orElse(""),
                typed.error());
    }

    private static boolean isTime(Decision decision, Times times) {
        return decision.at().plus(Decisions.LOOK_BACK_AFTER).isBefore(times.now());
    }

    private static String lookedBack(LookBack look) {
        return look.paid().words() + (look.words().isBlank() ? "." : ": " + look.words());
    }

    private static String lead(Incident incident, Times times) {
        String since =
                incident.stableAt() == null
                        ? "Not stable yet; decide later."
                        : "Stable since " + times.full(incident.stableAt()) + ".";
        return since + " Reviews are not held for show, and size alone never decides.";
    }

    private static List<DecisionView.Option> options(Costs costs, String chosen) {
        return Arrays.stream(Deserves.values())
                .map(one ->
                        new DecisionView.Option(
                                one.word(),
                                one.title(),
                                costs.words(one),
                                costs.hours(one) + " h",
                                one.word().equals(chosen)))
                .toList();
    }

    private String decided(Decision decision, Times times) {
        return "%s, decided by %s on %s, for %d hours of people’s time."
                .formatted(
                        decision.deserves().title(),
                        people.person(decision.by()).map(Person::name).orElse("a colleague"),
                        times.day(decision.at()),
                        decision.costHours());
    }

    private static Signal likeness(Alike alike) {
        if (alike.nearest().isEmpty()) {
            return new Signal(SIGNAL_OF_LIKENESS, "Alike before", "nothing", "It is the first.");
        }
        Alike.Case nearest = alike.nearest().getFirst();
        boolean isNew = nearest.likeness() < alike.usual();
        return new Signal(
                SIGNAL_OF_LIKENESS,
                "Alike before",
                isNew ? "little" : "yes",
                "Nearest is %s, alike %s of 1. Usual is %s."
                        .formatted(
                                nearest.incident().id(),
                                share(nearest.likeness()),
                                share(alike.usual())));
    }

    private static String similar(Alike alike) {
        Map<Deserves, Integer> counts = new EnumMap<>(Deserves.class);
        for (Alike.Case one : alike.nearest()) {
            Decision decision = one.decision();
            if (decision != null) {
                counts.merge(decision.deserves(), 1, Integer::sum);
            }
        }
        if (counts.isEmpty()) {
            return "Nothing was decided in like cases yet.";
        }
        return counts.entrySet().stream()
                .map(entry ->
                        entry.getKey().title().toLowerCase(Locale.ROOT)
                                + " "
                                + times(entry.getValue()))
                .collect(Collectors.joining(", ", "In the most alike cases: ", "."));
    }

    private static String times(int count) {
        return count == 1 ? "once" : count == 2 ? "twice" : count + " times";
    }

    private static List<DecisionView.Case> cases(Alike alike) {
        return alike.nearest().stream()
                .map(one -> {
                    Decision decision = one.decision();
                    return new DecisionView.Case(
                            one.incident().address() + "/decision",
                            one.incident().id().toString(),
                            one.incident().title(),
                            share(one.likeness()),
                            decision == null ? "not decided" : decision.deserves().title());
                })
                .toList();
    }

    static String share(double share) {
        return String.format(Locale.ROOT, "%.2f", share).replaceFirst("^0", "");
    }

    /// The meeting's page, with everybody filled in.
    String planAddress(Incident incident, Decision decision) {
        Optional<Review> review = reviews.of(incident.id());
        if (review.isEmpty()) {
            return "";
        }
        List<PersonId> wereThere =
                incidents.participants(incident.id()).stream().map(Participant::person).toList();
        Collection<PersonId> guests =
                decision.deserves() == Deserves.TEAM_REVIEW
                        ? decisions.teamGuests(incident)
                        : wereThere;
        PersonId facilitator = review.get().facilitator();
        List<PersonId> all = new ArrayList<>(guests);
        if (facilitator != null && !all.contains(facilitator)) {
            all.add(facilitator);
        }
        return "/meetings/plan?subject=%s&title=%s&address=%s&people=%s&essential=%s&hosts=%s"
                .formatted(
                        encoded(review.get().subject()),
                        encoded(review.get().title()),
                        encoded(review.get().address()),
                        joined(all),
                        joined(wereThere),
                        facilitator == null ? "" : encoded(facilitator.value()));
    }

    private static String joined(Collection<PersonId> people) {
        return encoded(people.stream().map(PersonId::value).collect(Collectors.joining(",")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private DecisionView.Voice own(Incident incident, Actor actor) {
        PersonId self = self(actor);
        return decisions.voices(incident.id()).stream()
                .filter(one -> one.person().equals(self))
                .findFirst()
                .map(DecisionViews::voice)
                .orElse(new DecisionView.Voice(false, false, "", ""));
    }

    private static DecisionView.Voice voice(Voice said) {
        return new DecisionView.Voice(
                said.wasSurprised(), said.accountDiffers(), said.words(), said.wentRight());
    }

    static @Nullable PersonId self(Actor actor) {
        return switch (actor) {
            case Actor.OfPerson signedIn -> signedIn.person();
            case Actor.OfToken token -> token.owner();
            case Actor.OfSystem ignored -> null;
        };
    }
}
