package dev.afterglow.company;

import java.util.List;

/// The company as numbers: people, teams and services are indices into its lists.
///
/// @param rotas how each team shares its calls
/// @param teamOf a person's team
/// @param members the people of each team
/// @param ownerOf a service's team
/// @param ownedBy the services of each team
/// @param weights the share of a team's changes that each service has, up to a factor
/// @param dependents the services that do not work without this one
/// @param knowers who knows a service and for which days
@SuppressWarnings("ArrayRecordComponent") // indices, read in the innermost loops; never compared
record Organisation(
        List<Team> teams,
        List<Rota> rotas,
        List<Person> people,
        List<Service> services,
        int[] teamOf,
        int[][] members,
        int[] ownerOf,
        int[][] ownedBy,
        double[] weights,
        int[][] dependents,
        List<List<Knower>> knowers) {

    enum Rota {
        WEEKLY,
        DAILY,
        FOLLOW_THE_SUN
    }

    /// From day `since` to day `until` of the period, the second included.
    record Knower(int person, int since, int until) {
        boolean knows(int day) {
            return day >= since && day <= until;
        }
    }

    Service service(int index) {
        return services.get(index);
    }

    String personId(int index) {
        return people.get(index).id();
    }
}
