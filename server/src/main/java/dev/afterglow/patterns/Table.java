package dev.afterglow.patterns;

import java.util.List;
import java.util.Locale;

/// The files of a pattern folder and their columns.
public enum Table {
    PEOPLE("person,team,time_zone,hours"),
    ABSENCES("person,from,to,kind"),
    SERVICES("service,team,depends_on"),
    KNOWLEDGE("service,person,since,until"),
    CHANGES("change,person,at,service"),
    INCIDENTS("incident,started_at,stable_at,service,change,reviewed,automation"),
    PARTICIPANTS("incident,person,role,reached,joined_at"),
    PAGES("page,person,at,acked_at,incident,service,schedule"),
    SHIFTS("schedule,person,from,to"),
    DEVIATIONS("metric,from,to,incident"),
    HANDOVERS("incident,at,from_team,to_team"),
    CODES("incident,code,coder,gate"),
    ACTIONS("action,incident,created_at,kind,outcome,ended_at,automates"),
    RISKS("risk,first_heard,incident");

    private final String header;

    Table(String header) {
        this.header = header;
    }

    /// The name of the file, such as `people.csv`.
    public String file() {
        return name().toLowerCase(Locale.ROOT) + ".csv";
    }

    /// The columns its header must have.
    List<String> columns() {
        return List.of(header.split(",", -1));
    }
}
