package dev.afterglow.company;

import java.util.Arrays;
import java.util.Optional;

/// What can be planted in a simulated company, each with one number.
///
/// An *effect* is really there and a lens ought to find it. A *trap* looks like an effect to a
/// naive count and is none; a lens ought not to be fooled. Every number is a ratio of probabilities
/// or rates unless the description says otherwise; 1 plants nothing.
public enum Effect {
    RETURN_FROM_LEAVE(
            "return-from-leave",
            "a change is RATIO times as likely to be followed by an incident when its author is in"
                    + " the first three working days after at least five days away"),
    FATIGUE(
            "fatigue",
            "a change is RATIO times as likely to be followed by an incident when its author was"
                    + " paged between 22:00 and 07:00 of the night before"),
    LONG_WHEN_TIRED(
            "long-when-tired",
            "an incident is RATIO times as likely to last over two hours when the night of the"
                    + " owning team's first on call was broken"),
    SOMEONE_WHO_KNEW_AWAY(
            "someone-who-knew-away",
            "a service has RATIO times the incidents while somebody who knows it is away"),
    CHANGE_HOUR(
            "change-hour",
            "a change made at 16:00 or later where its author is, is RATIO times as likely to be"
                    + " followed by an incident"),
    RECURRENCE("recurrence", "one service has RATIO times the incidents of its changes' share"),
    SOON_AGAIN(
            "soon-again",
            "a service has RATIO times the incidents in the 14 days after one of its own"),
    AUTOMATION(
            "automation",
            "a service has RATIO times the incidents once an action has automated a part of it; the"
                    + " additional ones involve that automation"),
    RADAR(
            "radar",
            "a service has RATIO times the incidents in the 180 days after a risk about it was"
                    + " first heard"),
    ACTIONS_HELP(
            "actions-help",
            "a service has RATIO times the incidents once an action of one of its incidents is"
                    + " done; below 1 means that it helped"),
    EARLY_VOICE(
            "early-voice",
            "in the five minutes before a key metric leaves its band services are paged at RATIO"
                    + " times the usual rate"),
    SAME_FEW(
            "same-few",
            "one person of each team is RATIO times as likely as others who know the service to be"
                    + " asked to help without being on call"),
    SLOW_BORDER(
            "slow-border",
            "the first person who knows the service joins after RATIO times as long when the first"
                    + " page went to another team"),
    CODES_TOGETHER(
            "codes-together",
            "the codes hand-over-gap and night-work are ticked together RATIO times as often as"
                    + " their shares give"),
    RELEASE_TRAINS(
            "release-trains",
            "trap: a train leaves each Tuesday with three times the changes of another day, each"
                    + " RATIO times as likely to be followed by an incident; people come back from"
                    + " leave on the Monday before"),
    SOMEBODY_ON_LEAVE(
            "somebody-on-leave",
            "trap: everybody in a team knows all its services, and leave is topped up until"
                    + " somebody of the team is away on this SHARE of days (0.5 to 0.95), incident"
                    + " or not"),
    REVIEW_SELECTION(
            "review-selection",
            "trap: an incident after a change by somebody just back from leave is RATIO times as"
                    + " likely to be reviewed"),
    TIRED_EXPERTS(
            "tired-experts",
            "trap: one in seven people is good: they are also called for (RATIO - 1) / 4 of their"
                    + " team's pages, asked into long incidents, and make changes RATIO times as"
                    + " risky; being tired adds nothing"),
    THOROUGH_CODER(
            "thorough-coder", "trap: one coder of three ticks each code RATIO times as often");

    private final String key;
    private final String description;

    Effect(String key, String description) {
        this.key = key;
        this.description = description;
    }

    /// The name on the command line, such as `return-from-leave`.
    public String key() {
        return key;
    }

    /// One sentence in which RATIO or SHARE stands for the number.
    public String description() {
        return description;
    }

    public boolean isTrap() {
        return description.startsWith("trap: ");
    }

    public static Optional<Effect> named(String key) {
        return Arrays.stream(values()).filter(effect -> effect.key.equals(key)).findFirst();
    }

    /// The number that plants nothing.
    double none() {
        return this == SOMEBODY_ON_LEAVE ? 0 : 1;
    }

    double lowest() {
        return this == SOMEBODY_ON_LEAVE ? 0.5 : 0.05;
    }

    double highest() {
        return this == SOMEBODY_ON_LEAVE ? 0.95 : 20;
    }
}
