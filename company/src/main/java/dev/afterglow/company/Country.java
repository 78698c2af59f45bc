package dev.afterglow.company;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Where people watch.
///
/// @param busiest starts per second at the top of a usual evening, at the beginning of 2024
/// @param shares of the devices, in percent
record Country(
        String name, ZoneId zone, double busiest, List<Integer> shares, Set<MonthDay> holidays) {
    static final List<String> DEVICES =
            List.of(
                    "TV, 2020 and older",
                    "TV, 2021 and newer",
                    "Phone and tablet",
                    "Browser",
                    "Games console",
                    "Set-top box");

    private static final Set<MonthDay> EVERYWHERE =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));

    static List<Country> all() {
        return Lines.table("countries.txt").stream().map(Country::parse).toList();
    }

    private static Country parse(String line) {
        List<String> cells = Lines.cells(line);
        return new Country(
                cells.get(0),
                ZoneId.of(cells.get(1)),
                Double.parseDouble(cells.get(2)),
                Lines.words(cells.get(3)).stream().map(Integer::valueOf).toList(),
                Lines.words(cells.get(4)).stream()
                        .map(day -> MonthDay.parse("--" + day))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    double shareOf(int device) {
        return shares.get(device) / 100.0;
    }

    boolean isHoliday(LocalDate day) {
        MonthDay date = MonthDay.from(day);
        return EVERYWHERE.contains(date) || holidays.contains(date);
    }

    /// Evenings of 24 and 31 December are spent with others; the days between are long and quiet.
    double season(LocalDate day, double hour) {
        if (day.getMonthValue() != 12 || day.getDayOfMonth() < 24) {
            return 1;
        }
        boolean together = day.getDayOfMonth() == 24 || day.getDayOfMonth() == 31;
        return together && hour >= 17 ? 0.62 : 1.12;
    }
}
