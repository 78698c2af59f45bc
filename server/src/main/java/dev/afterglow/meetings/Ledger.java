package dev.afterglow.meetings;

import dev.afterglow.people.PersonId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/// What the meetings of a year have cost each of some people.
///
/// @param burdens in no order; everybody who was asked for, also with 0
public record Ledger(Map<PersonId, BigDecimal> burdens) {

    public Ledger {
        burdens = Map.copyOf(burdens);
    }

    public BigDecimal of(PersonId person) {
        return burdens.getOrDefault(person, BigDecimal.ZERO);
    }

    /// How evenly it is carried; see [#evenness(Collection)].
    public double evenness() {
        return evenness(burdens.values().stream().map(BigDecimal::doubleValue).toList());
    }

    /// Jain's index of fairness, from 1/n (one carries all) to 1 (all the same): the square of the
    /// sum over n times the sum of squares (Jain, Chiu and Hawe 1984, DEC-TR-301). Where nobody
    /// carries anything it is 1.
    static double evenness(Collection<Double> shares) {
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        double squares = shares.stream().mapToDouble(share -> share * share).sum();
        return squares == 0 ? 1 : sum * sum / (shares.size() * squares);
    }
}
