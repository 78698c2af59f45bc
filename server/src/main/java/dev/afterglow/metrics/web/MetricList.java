package dev.afterglow.metrics.web;

import dev.afterglow.metrics.MetricCard;
import java.util.List;

/// The page of all key metrics.
///
/// @param sentence what is true of all of them now
public record MetricList(String sentence, List<MetricCard> cards) {

    public MetricList {
        cards = List.copyOf(cards);
    }

    static MetricList of(List<MetricCard> cards) {
        return new MetricList(sentence(cards), cards);
    }

    private static String sentence(List<MetricCard> cards) {
        long outside = cards.stream().filter(MetricCard::outside).count();
        long unknown = cards.stream().filter(card -> card.tone().equals("doubt")).count();
        if (cards.isEmpty()) {
            return "Nothing is watched yet";
        }
        if (outside > 0) {
            return outside == 1
                    ? cards.getFirst().name() + " is outside its band"
                    : outside + " of " + cards.size() + " key metrics are outside their bands";
        }
        if (unknown == cards.size()) {
            return "Of no key metric can it be told";
        }
        return unknown == 0
                ? "All key metrics are inside their bands"
                : "Inside their bands, as far as can be told";
    }
}
