package dev.afterglow.reviews;

import dev.afterglow.incidents.Incident;
import java.util.List;

/// Something that can tell whether an incident has something to teach. Each module that knows of
/// such signs declares one as a bean.
public interface SignalSource {

    /// May be empty; never a judgement, and nothing about a single person's speed.
    List<Signal> signals(Incident incident);
}
