package dev.afterglow.incidents;

import java.util.List;

/// Texts of incidents that a module keeps: the record, an imported write-up, the narrative of a
/// review. Each module that has some declares a bean; themes are built on them.
public interface IncidentTexts {

    /// The texts of an incident that everybody may read, in reading order; empty when there is
    /// none.
    List<IncidentText> of(IncidentId incident);
}
