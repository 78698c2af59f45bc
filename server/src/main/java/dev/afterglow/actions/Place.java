package dev.afterglow.actions;

/// Where an action lay in the room's eyes, by its value and its cost.
public enum Place {
    AT_ONCE("at once"),
    DISCRETIONARY("in the discretionary space"),
    NEVER("all know: never");

    private final String words;

    Place(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /// Minutes of work are done at once, and hours where much is gained; weeks for little are never
    /// done. What lies between is for people to choose.
    ///
    /// @param value 1 (little) to 5 (much)
    public static Place of(Cost cost, int value) {
        if (cost == Cost.MINUTES || (cost == Cost.HOURS && value >= 4)) {
            return AT_ONCE;
        }
        boolean isDear = cost == Cost.WEEKS || cost == Cost.MONTHS;
        return isDear && value <= 2 ? NEVER : DISCRETIONARY;
    }
}
