package dev.afterglow.company;

import java.time.ZoneOffset;

/// What is settled before the first incident: who is there, who is away, who is on call, what
/// changes.
record World(
        CompanySettings settings,
        Organisation organisation,
        LeaveCalendar leave,
        OnCallPlan plan,
        ChangeLog changes) {

    static World create(CompanySettings settings) {
        Organisation organisation = Founding.found(settings);
        LeaveCalendar leave = new LeaveCalendar(settings, organisation);
        OnCallPlan plan = new OnCallPlan(settings, organisation, leave);
        return new World(
                settings, organisation, leave, plan, new ChangeLog(settings, organisation, leave));
    }

    long begin() {
        return settings.start().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    long end() {
        return settings.end().atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    Dice dice(String purpose) {
        return Dice.of(settings.seed(), purpose);
    }

    double ratio(Effect effect) {
        return settings.ratio(effect);
    }

    /// One in seven; only the trap [Effect#TIRED_EXPERTS] treats them differently.
    boolean isExpert(int person) {
        return (person / Math.max(1, organisation.teams().size())) % 7 == 3;
    }

    boolean knows(int person, int service, long at) {
        int day = leave.daysOf(person).dayOf(at);
        for (Organisation.Knower knower : organisation.knowers().get(service)) {
            if (knower.person() == person && knower.knows(day)) {
                return true;
            }
        }
        return false;
    }

    boolean someoneWhoKnowsIsAway(int service, long at) {
        for (Organisation.Knower knower : organisation.knowers().get(service)) {
            int day = leave.daysOf(knower.person()).dayOf(at);
            if (knower.knows(day) && leave.isAway(knower.person(), day)) {
                return true;
            }
        }
        return false;
    }
}
