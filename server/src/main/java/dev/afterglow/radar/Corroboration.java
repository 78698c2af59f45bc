package dev.afterglow.radar;

import dev.afterglow.people.PersonId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How many people stand behind a risk, for certain.
///
/// Nobody holds two tickets of one slot and round, so the unlinkable worries of one slot come from
/// as many people. To them may be added everybody who handed in the same worry under their name and
/// whose own ticket of that slot is known to have gone into a confidential worry: it cannot be
/// among the unlinkable ones. The people known by name are a bound of their own. The largest of
/// these numbers is never more than is true; often it is less, as two slots may hide two people.
final class Corroboration {

    private Corroboration() {}

    /// A worry of a risk.
    ///
    /// @param place the ticket's round and slot; null when none was spent
    /// @param person null for an unlinkable one, or when the name was erased
    record Voice(@Nullable Place place, @Nullable PersonId person, boolean isUnlinkable) {}

    record Place(long cycle, int slot) {

        static @Nullable Place of(long cycle, OptionalInt slot) {
            return slot.isPresent() ? new Place(cycle, slot.getAsInt()) : null;
        }
    }

    /// A person's ticket of a place that went into a confidential worry, whichever.
    record Named(Place place, PersonId person) {}

    /// @param named of everybody who stands by name behind one of the voices
    static int atLeast(List<Voice> voices, Collection<Named> named) {
        Set<PersonId> people = new HashSet<>();
        Set<Place> places = new HashSet<>();
        for (Voice voice : voices) {
            if (voice.person() != null) {
                people.add(voice.person());
            }
            if (voice.place() != null) {
                places.add(voice.place());
            }
        }
        int most = people.size();
        for (Place place : places) {
            most = Math.max(most, at(place, voices, named, people));
        }
        return most;
    }

    private static int at(
            Place place, List<Voice> voices, Collection<Named> named, Set<PersonId> people) {
        long nameless =
                voices.stream()
                        .filter(voice -> place.equals(voice.place()))
                        .filter(voice -> voice.isUnlinkable() || voice.person() == null)
                        .count();
        long surelyOthers =
                named.stream()
                        .filter(one -> one.place().equals(place))
                        .map(Named::person)
                        .filter(people::contains)
                        .distinct()
                        .count();
        return (int) (nameless + surelyOthers);
    }
}
