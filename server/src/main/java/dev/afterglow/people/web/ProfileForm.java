package dev.afterglow.people.web;

import dev.afterglow.people.Person;
import dev.afterglow.people.Profile;
import dev.afterglow.people.WeeklyHours;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What somebody says of themselves, as the form has it.
public record ProfileForm(String name, String zone, String hours, String theme, Errors errors) {

    /// What is wrong with each field; empty where nothing is.
    public record Errors(String name, String zone, String hours) {

        static final Errors NONE = new Errors("", "", "");

        public boolean any() {
            return !(name + zone + hours).isEmpty();
        }
    }

    /// What the form sends; a field may be missing.
    record Sent(
            @Nullable String name,
            @Nullable String zone,
            @Nullable String hours,
            @Nullable String theme) {}

    static ProfileForm of(Profile profile) {
        Person person = profile.person();
        return new ProfileForm(
                person.name(),
                person.zone().getId(),
                person.hoursInWords(),
                profile.theme(),
                Errors.NONE);
    }

    static ProfileForm of(Sent sent) {
        String name = text(sent.name());
        String zone = text(sent.zone());
        String hours = text(sent.hours());
        String theme = text(sent.theme());
        String wrongName =
                name.isEmpty() || name.length() > 200
                        ? "Enter your name, at most 200 characters."
                        : "";
        return new ProfileForm(
                name,
                zone,
                hours,
                theme.equals("light") || theme.equals("dark") ? theme : "",
                new Errors(wrongName, Zones.problem(zone), problemOfHours(hours)));
    }

    /// The person with what the form says; call it only when no field has an error.
    Person applyTo(Person person) {
        return new Person(
                person.id(),
                name,
                person.email(),
                ZoneId.of(zone),
                WeeklyHours.parseIfStated(hours),
                person.role(),
                person.active());
    }

    private static String problemOfHours(String hours) {
        try {
            WeeklyHours.parseIfStated(hours);
            return "";
        } catch (IllegalArgumentException misread) {
            return misread.getMessage() + ".";
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
