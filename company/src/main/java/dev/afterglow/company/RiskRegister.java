package dev.afterglow.company;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Worries about services, and the incidents they are said to have been about. Where nothing is
/// planted, an incident is linked to a worry about its service with one probability, whether it
/// came before the worry was heard or after.
final class RiskRegister {
    static final int RADAR_DAYS = 180;
    private static final double PEOPLE_YEARS_A_RISK = 4;
    private static final double LINKED = 0.3;

    private final World world;
    private final Dice dice;
    private final List<Draft> drafts = new ArrayList<>();

    private record Draft(int service, int day) {}

    RiskRegister(World world) {
        this.world = world;
        dice = world.dice("risks");
        CompanySettings settings = world.settings();
        double expected = settings.people() * settings.years() / PEOPLE_YEARS_A_RISK;
        int count = (int) Math.min(Math.ceil(expected), 2000);
        for (int i = 0; i < count; i++) {
            int service = dice.weighted(world.organisation().weights());
            drafts.add(new Draft(service, dice.below(world.leave().length())));
        }
        drafts.sort(Comparator.comparingInt(Draft::day));
    }

    /// Whether a risk about the service was first heard in the 180 days before.
    boolean isOnRadar(int service, long at) {
        for (Draft draft : drafts) {
            if (draft.service() == service) {
                long since = at - heardAt(draft);
                if (since >= 0 && since < RADAR_DAYS * 24L * LocalDays.HOUR) {
                    return true;
                }
            }
        }
        return false;
    }

    private long heardAt(Draft draft) {
        return world.begin() + draft.day() * 24L * LocalDays.HOUR;
    }

    List<Risk> risks(List<Incident> incidents) {
        Map<String, List<Incident>> byService =
                incidents.stream().collect(Collectors.groupingBy(Incident::service));
        List<Risk> risks = new ArrayList<>();
        for (Draft draft : drafts) {
            String service = world.organisation().service(draft.service()).id();
            List<String> linked =
                    byService.getOrDefault(service, List.of()).stream()
                            .filter(incident -> dice.chance(LINKED))
                            .map(Incident::id)
                            .toList();
            risks.add(
                    new Risk(
                            "r" + (risks.size() + 1),
                            world.settings().start().plusDays(draft.day()),
                            service,
                            linked));
        }
        return risks;
    }
}
