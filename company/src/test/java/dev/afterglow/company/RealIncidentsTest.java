package dev.afterglow.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RealIncidentsTest {
    @Test
    void ten_real_incidents_are_told_with_their_source() {
        List<RealIncident> all = RealIncidents.all();

        assertThat(all).hasSize(10);
        assertThat(all).extracting(RealIncident::id).doesNotHaveDuplicates();
        for (RealIncident incident : all) {
            assertThat(incident.link().toString())
                    .startsWith("https://github.com/")
                    .containsAnyOf("/dfds/postmortems/", "/ministryofjustice/cloud-platform/");
            assertThat(incident.licence()).startsWith("MIT, ©");
            assertThat(incident.story().split("\\s+")).hasSizeGreaterThan(80);
        }
    }

    @Test
    void their_times_are_in_order() {
        List<RealIncident> all = RealIncidents.all();

        for (RealIncident incident : all) {
            assertThat(incident.stable()).isAfter(incident.started());
            assertThat(incident.timeline())
                    .hasSizeGreaterThan(1)
                    .isSortedAccordingTo(Comparator.comparing(RealIncident.Moment::at));
            assertThat(incident.timeline())
                    .extracting(RealIncident.Moment::at)
                    .anyMatch(at -> at.isEqual(incident.started()));
        }
    }
}
