package dev.afterglow.actions;

/// How strongly an action changes the system rather than asks people to be careful, strongest
/// first. After the action hierarchy of the VA National Center for Patient Safety (Root Cause
/// Analysis Tools, 2015) and IHI, RCA2 (2015), in the words of operations.
public enum Strength {
    ELIMINATE("takes the hazard away"),
    CONTAIN("keeps it small when it happens"),
    AUTOMATE("lets a machine do it"),
    DETECT("lets us see it sooner"),
    PRACTISE("lets people practise it"),
    WRITE("writes it down"),
    REMIND("reminds people");

    private final String words;

    Strength(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
