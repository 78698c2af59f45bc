package dev.afterglow.setup;

import dev.afterglow.setup.ConfigurationReader.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run of a file against the server: what it does, and what stands in its way. Goes on after a
/// problem, so that all are found at once. Not thread-safe.
final class Applying {

    private final Placed file;
    private final Work work;
    private final List<PlanLine> plan = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Applying(Placed file, Work work) {
        this.file = file;
        this.work = work;
    }

    List<PlanLine> plan() {
        return plan;
    }

    List<Problem> problems() {
        return problems;
    }

    /// Creates and changes what the section of the file says.
    <E> void write(Section<E> section) {
        List<E> entries = section.in(file.file());
        List<Optional<E>> present = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            E entry = entries.get(i);
            Optional<E> before = section.present(section.id(entry));
            present.add(before);
            if (before.isEmpty()) {
                attempt(path(section, i), () -> section.prepare(entry, work));
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            E entry = entries.get(i);
            Optional<E> before = present.get(i);
            attempt(path(section, i), () -> write(section, entry, before));
        }
    }

    private <E> void write(Section<E> section, E entry, Optional<E> before) {
        E filled = section.filled(entry, before);
        Change change = Change.UNCHANGED;
        if (!before.equals(Optional.of(filled))) {
            change = before.isEmpty() ? Change.CREATE : Change.CHANGE;
            section.write(filled, work);
        }
        plan.add(new PlanLine(section.name(), section.id(entry), change));
    }

    /// Removes what the file names for it; what is not there any more is unchanged.
    <E> void remove(Section<E> section) {
        if (!section.name().equals(section.kind().section())) {
            return;
        }
        List<String> ids = file.file().remove().getOrDefault(section.kind(), List.of());
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            attempt(
                    "remove." + section.name() + "[" + i + "]",
                    () -> {
                        boolean isThere = section.present(id).isPresent();
                        if (isThere) {
                            section.remove(id, work);
                        }
                        Change change = isThere ? Change.REMOVE : Change.UNCHANGED;
                        plan.add(new PlanLine(section.name(), id, change));
                    });
        }
    }

    private void attempt(String path, Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException refused) {
            problems.add(file.problem(path, String.valueOf(refused.getMessage())));
        }
    }

    private static String path(Section<?> section, int index) {
        return section.name() + "[" + index + "]." + section.idKey();
    }
}
