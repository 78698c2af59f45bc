package dev.afterglow.reviews;

import dev.afterglow.incidents.Incident;
import dev.afterglow.incidents.IncidentKind;
import dev.afterglow.incidents.Participant;
import dev.afterglow.incidents.Reached;
import java.util.ArrayList;
import java.util.List;

/// Questions that let people tell, by kind of moment and by situation. What and how, seldom why:
/// "why did you" asks for a defence (after Allspaw et al. 2016, Debriefing Facilitation Guide).
public final class QuestionBank {

    private QuestionBank() {}

    /// Questions for one kind of moment or situation.
    public record Shelf(String title, List<String> questions) {

        public Shelf {
            questions = List.copyOf(questions);
        }
    }

    /// What can be asked about this incident.
    public static List<Shelf> of(Incident incident, List<Participant> participants) {
        List<Shelf> shelves = new ArrayList<>(byMarker());
        if (participants.stream().anyMatch(one -> one.reached() == Reached.CHANCE)) {
            shelves.add(
                    new Shelf(
                            "Somebody came by chance",
                            List.of(
                                    "How did you come to look in?",
                                    "Who else would have known, and how would we have found"
                                            + " them?")));
        }
        if (incident.kind() != IncidentKind.IMPACT) {
            shelves.add(
                    new Shelf(
                            "Nobody was harmed",
                            List.of(
                                    "What kept it from becoming more?",
                                    "How close did it feel?",
                                    "Where else do we rely on that?")));
        }
        return shelves;
    }

    private static List<Shelf> byMarker() {
        return List.of(
                new Shelf(
                        Marker.DETECTION.title(),
                        List.of(
                                "What was the first thing you saw, and what did it look like?",
                                "What did it remind you of?",
                                "What would you have expected to see instead?",
                                "Who did you think already knew?")),
                new Shelf(
                        Marker.DIAGNOSIS.title(),
                        List.of(
                                "What made that the first place to look?",
                                "What did you expect to see next?",
                                "What did you know then that others did not?",
                                "How did you find out who to ask?")),
                new Shelf(
                        Marker.REPAIR.title(),
                        List.of(
                                "What were you weighing at that moment?",
                                "What did you decide not to do?",
                                "What told you that it worked?",
                                "Which tool or trick did you use that is written nowhere?")),
                new Shelf(
                        Marker.KEY_MOMENT.title(),
                        List.of(
                                "What changed for you at that moment?",
                                "What would have had to be different for it to pass unnoticed?",
                                "Who else saw it, and what did they make of it?")),
                new Shelf(
                        "What went right",
                        List.of(
                                "What went better than it could have?",
                                "What did somebody do that is in no runbook?",
                                "What do you want to be able to do again?")));
    }
}
