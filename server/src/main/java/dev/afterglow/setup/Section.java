package dev.afterglow.setup;

import java.util.List;
import java.util.Optional;

/// One section of the file on one side, the door of its module on the other. Both speak in entries
/// of the file, so what `export` writes and what a plan compares is the same.
///
/// Methods throw [IllegalArgumentException] with a sentence for what the door refuses.
interface Section<E> {

    /// What an entry is called by others; absences, to which nothing refers, have their person.
    Kind kind();

    /// Its name in the file.
    default String name() {
        return kind().section();
    }

    /// The key by which an entry is found in the file.
    default String idKey() {
        return "id";
    }

    List<E> in(Configuration file);

    String id(E entry);

    /// What the server has under this id.
    Optional<E> present(String id);

    /// All that the server has, as `export` writes it.
    List<E> all(Work work);

    /// The entry as it will be: what it leaves out and the server knows is filled in.
    default E filled(E entry, Optional<E> present) {
        return entry;
    }

    /// Makes room for an entry that the server does not have, before any of the section is written.
    default void prepare(E entry, Work work) {}

    void write(E entry, Work work);

    void remove(String id, Work work);
}
