package dev.afterglow.company;

/// Simulates a company's years.
public final class Company {
    private Company() {}

    /// The history of a company; the same settings give the same history, on every machine.
    ///
    /// About 20 ms for 100 people over two years once warm; memory and time grow with
    /// people x years and with incidents.
    ///
    /// @throws IllegalArgumentException where the incidents are more than half of the changes
    public static History simulate(CompanySettings settings) {
        World world = World.create(settings);
        Nights nights = new Nights(world.organisation(), world.leave());
        PageLog pages = new PageLog(world, nights);
        pages.addQuietOnes();
        RiskRegister risks = new RiskRegister(world);
        IncidentLog log = new IncidentLog(world, pages, nights, new ServiceRisk(world, risks));
        log.simulate();
        return history(world, pages, risks, log);
    }

    private static History history(
            World world, PageLog pages, RiskRegister risks, IncidentLog log) {
        Organisation organisation = world.organisation();
        Response response = log.response();
        return new History(
                world.settings(),
                organisation.teams(),
                organisation.people(),
                world.leave().absences(),
                organisation.services(),
                Experience.knowledge(world.settings(), organisation),
                world.plan().schedules(),
                world.plan().shifts(),
                world.plan().gaps(),
                world.changes().changes(),
                log.incidents(),
                response.participants(),
                pages.pages(),
                response.deviations(),
                response.handovers(),
                new Coding(world).ticks(log.incidents()),
                log.actions().actions(),
                risks.risks(log.incidents()));
    }
}
