package dev.afterglow.company;

import java.text.Normalizer;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Founds the organisation: teams of about ten from the catalogue, their services and people.
/// Beyond the catalogue's teams, the same teams come again for another part of the world.
final class Founding {
    private static final int PEOPLE_A_TEAM = 9;
    private static final List<String> REGIONS =
            List.of("", "apac", "emea", "latam", "amer", "labs", "kids", "live");

    private final CompanySettings settings;
    private final Dice dice;
    private final List<Team> teams = new ArrayList<>();
    private final List<Organisation.Rota> rotas = new ArrayList<>();
    private final List<List<Service>> owned = new ArrayList<>();
    private final Map<Site, List<List<String>>> names = new EnumMap<>(Site.class);
    private final Map<String, Integer> taken = new HashMap<>();

    private Founding(CompanySettings settings) {
        this.settings = settings;
        dice = Dice.of(settings.seed(), "founding");
    }

    static Organisation found(CompanySettings settings) {
        Founding founding = new Founding(settings);
        founding.readNames();
        founding.readTeams();
        return founding.organisation();
    }

    private void readNames() {
        for (String line : Lines.table("names.txt")) {
            List<String> cells = Lines.cells(line);
            names.put(
                    Site.valueOf(cells.get(0)),
                    List.of(Lines.words(cells.get(1)), Lines.words(cells.get(2))));
        }
    }

    private void readTeams() {
        List<String> lines = Lines.table("organisation.txt");
        int wanted = Math.max(1, settings.people() / PEOPLE_A_TEAM);
        for (int round = 0; teams.size() < wanted; round++) {
            readRound(lines, wanted, suffix(round));
        }
        Set<String> running = new HashSet<>();
        owned.forEach(services -> services.forEach(service -> running.add(service.id())));
        owned.replaceAll(services -> services.stream().map(s -> among(s, running)).toList());
    }

    private static String suffix(int round) {
        int cycle = round / REGIONS.size();
        String region = REGIONS.get(round % REGIONS.size());
        String number = cycle == 0 ? "" : String.valueOf(cycle + 1);
        return region.isEmpty() && number.isEmpty() ? "" : "-" + region + number;
    }

    private void readRound(List<String> lines, int wanted, String suffix) {
        for (String line : lines) {
            List<String> cells = Lines.cells(line.substring(line.indexOf(' ')));
            if (line.startsWith("team ")) {
                if (teams.size() == wanted) {
                    return;
                }
                List<Site> sites = Lines.words(cells.get(2)).stream().map(Site::valueOf).toList();
                teams.add(new Team(cells.get(0) + suffix, cells.get(1) + suffix, sites));
                rotas.add(rota(cells.get(3)));
                owned.add(new ArrayList<>());
            } else {
                List<String> needs =
                        Lines.words(cells.get(2)).stream().map(id -> id + suffix).toList();
                Team team = teams.get(teams.size() - 1);
                owned.get(teams.size() - 1)
                        .add(
                                new Service(
                                        cells.get(0) + suffix,
                                        cells.get(1) + suffix,
                                        team.id(),
                                        needs,
                                        cells.get(3)));
            }
        }
    }

    private static Organisation.Rota rota(String cell) {
        return Organisation.Rota.valueOf(cell.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Service among(Service service, Set<String> running) {
        List<String> needs = service.dependsOn().stream().filter(running::contains).toList();
        return new Service(service.id(), service.name(), service.team(), needs, service.summary());
    }

    private Organisation organisation() {
        int count = settings.people();
        List<Person> people = new ArrayList<>(count);
        int[] teamOf = new int[count];
        List<List<Integer>> members = new ArrayList<>();
        teams.forEach(team -> members.add(new ArrayList<>()));
        for (int i = 0; i < count; i++) {
            int team = i % teams.size();
            List<Site> sites = teams.get(team).sites();
            Site site = sites.get((i / teams.size()) % sites.size());
            teamOf[i] = team;
            members.get(team).add(i);
            people.add(person(teams.get(team), site));
        }
        return withServices(people, teamOf, members);
    }

    private Organisation withServices(
            List<Person> people, int[] teamOf, List<List<Integer>> members) {
        List<Service> services = new ArrayList<>();
        int[][] ownedBy = new int[teams.size()][];
        for (int team = 0; team < teams.size(); team++) {
            ownedBy[team] = new int[owned.get(team).size()];
            for (int i = 0; i < ownedBy[team].length; i++) {
                ownedBy[team][i] = services.size();
                services.add(owned.get(team).get(i));
            }
        }
        int[] ownerOf = new int[services.size()];
        double[] weights = new double[services.size()];
        for (int team = 0; team < teams.size(); team++) {
            for (int service : ownedBy[team]) {
                ownerOf[service] = team;
                weights[service] = dice.logNormal(1, 0.5);
            }
        }
        int[][] memberIndices = new int[teams.size()][];
        for (int team = 0; team < teams.size(); team++) {
            memberIndices[team] = members.get(team).stream().mapToInt(i -> i).toArray();
        }
        return new Organisation(
                teams,
                rotas,
                people,
                services,
                teamOf,
                memberIndices,
                ownerOf,
                ownedBy,
                weights,
                dependents(services),
                Experience.gather(settings, ownerOf, memberIndices));
    }

    private static int[][] dependents(List<Service> services) {
        Map<String, List<Integer>> needing = new HashMap<>();
        for (int i = 0; i < services.size(); i++) {
            for (String need : services.get(i).dependsOn()) {
                needing.computeIfAbsent(need, id -> new ArrayList<>()).add(i);
            }
        }
        return services.stream()
                .map(service -> needing.getOrDefault(service.id(), List.of()))
                .map(indices -> indices.stream().mapToInt(i -> i).toArray())
                .toArray(int[][]::new);
    }

    private Person person(Team team, Site site) {
        Site roots = dice.chance(0.2) ? dice.pick(List.of(Site.values())) : site;
        String name = "";
        String id = "";
        for (int attempt = 0; attempt < 20 && (id.isEmpty() || taken.containsKey(id)); attempt++) {
            name = dice.pick(given(roots)) + " " + dice.pick(family(roots));
            id = slug(name);
        }
        int same = taken.merge(id, 1, Integer::sum);
        if (same > 1) {
            id = id + "-" + same;
        }
        LocalTime begins = LocalTime.of(8, 0).plusMinutes(30L * dice.below(5));
        return new Person(id, name, team.id(), site, begins, begins.plusMinutes(510));
    }

    private List<String> given(Site site) {
        return names.getOrDefault(site, List.of()).get(0);
    }

    private List<String> family(Site site) {
        return names.getOrDefault(site, List.of()).get(1);
    }

    static String slug(String name) {
        String plain =
                name.replace("ø", "o")
                        .replace("Ø", "O")
                        .replace("æ", "ae")
                        .replace("Æ", "Ae")
                        .replace("ł", "l")
                        .replace("Ł", "L");
        return Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
    }
}
