package dev.afterglow.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the document table true, and this server's index behind it.
///
/// What was marked is read again at once; besides, a round goes through everything for ever, so
/// that an index can be rebuilt while serving and nothing stays forgotten. One server writes
/// at a time; every server follows.
@Component
class SearchJobs {

    private static final int MARKS_A_STEP = 200;
    private static final int ROUND_A_STEP = 200;
    private static final int FOLLOWED_A_STEP = 1_000;
    private static final int SENSES_A_STEP = 20;
    private static final Logger LOG = LoggerFactory.getLogger(SearchJobs.class);

    private final SearchStore store;
    private final SearchIndex index;
    private final List<Searchable> kinds;
    private final Meaning meaning;
    private final TransactionTemplate transaction;
    private final boolean enabled;
    private final boolean meaningWanted;
    private long followed;

    SearchJobs(
            SearchStore store,
            SearchIndex index,
            List<Searchable> kinds,
            Meaning meaning,
            TransactionTemplate transaction,
            @Value("${afterglow.jobs.enabled:true}") boolean enabled,
            @Value("${afterglow.search.meaning}") boolean meaningWanted) {
        this.store = store;
        this.index = index;
        this.kinds = kinds;
        this.meaning = meaning;
        this.transaction = transaction;
        this.enabled = enabled;
        this.meaningWanted = meaningWanted;
    }

    /// Reads again what was marked; returns how much that was.
    public int readMarked() {
        return writing(() -> {
            List<SearchStore.Key> marks = store.takeMarks(MARKS_A_STEP);
            marks.forEach(this::read);
            return marks.size();
        });
    }

    /// Reads the next part of everything again; returns how much that was.
    public int readRound() {
        return kinds.stream().mapToInt(kind -> writing(() -> readPart(kind))).sum();
    }

    /// Computes what some documents mean; returns of how many.
    public int readSenses() {
        List<SearchStore.Row> rows =
                meaningWanted ? store.withoutSense(told(), SENSES_A_STEP) : List.of();
        List<Sense> senses =
                rows.stream()
                        .map(row -> meaning.of(row.document().title(), row.document().text()))
                        .toList();
        return rows.isEmpty()
                ? 0
                : writing(() -> {
                    for (int i = 0; i < rows.size(); i++) {
                        store.setSense(rows.get(i), senses.get(i));
                    }
                    return rows.size();
                });
    }

    private Set<String> told() {
        return kinds.stream()
                .filter(Searchable::isToldInSentences)
                .map(Searchable::kind)
                .collect(Collectors.toSet());
    }

    /// Brings this server's index up to the table; returns how many documents changed.
    public synchronized int follow() {
        try {
            if (store.newestRevision() < followed) {
                // The table was restored from a backup, or emptied: begin again.
                index.clear();
                followed = 0;
            }
            List<SearchStore.Row> rows = store.changedAfter(followed, FOLLOWED_A_STEP);
            if (!rows.isEmpty()) {
                index.take(rows, told());
                followed = rows.getLast().revision();
            }
            return rows.size();
        } catch (IOException broken) {
            throw new UncheckedIOException("The index could not be written", broken);
        }
    }

    @Scheduled(initialDelayString = "PT3S", fixedDelayString = "PT1S")
    void keepUp() {
        run("search.marked", this::readMarked);
        run("search.follow", this::follow);
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT5S")
    void goRound() {
        run("search.round", this::readRound);
    }

    @Scheduled(initialDelayString = "PT60S", fixedDelayString = "PT2S")
    void findMeaning() {
        run("search.meaning", this::readSenses);
    }

    private int readPart(Searchable kind) {
        String after = store.roundAt(kind.kind());
        List<Document> documents = kind.documentsAfter(after, ROUND_A_STEP);
        documents.forEach(document -> store.put(kind.kind(), document));
        boolean ended = documents.size() < ROUND_A_STEP;
        String last = ended ? null : documents.getLast().id();
        Set<String> there = documents.stream().map(Document::id).collect(Collectors.toSet());
        Set<String> gone = new HashSet<>(store.ids(kind.kind(), after, last));
        gone.removeAll(there);
        gone.forEach(id -> read(new SearchStore.Key(kind.kind(), id)));
        store.roundAt(kind.kind(), last == null ? "" : last);
        return documents.size();
    }

    private void read(SearchStore.Key key) {
        kinds.stream()
                .filter(kind -> kind.kind().equals(key.kind()))
                .findFirst()
                .flatMap(kind -> kind.document(key.id()))
                .ifPresentOrElse(
                        document -> store.put(key.kind(), document), () -> store.bury(key));
    }

    private int writing(IntSupplier work) {
        Integer count =
                transaction.execute(
                        status -> store.mayWrite() ? work.getAsInt() : Integer.valueOf(0));
        return count == null ? 0 : count;
    }

    private void run(String job, IntSupplier work) {
        if (!enabled) {
            return;
        }
        try {
            int count = work.getAsInt();
            LOG.debug("job={} count={}", job, count);
        } catch (DataAccessException away) {
            LOG.warn("job={} outcome=postponed reason={}", job, away.getMessage());
        }
    }
}
