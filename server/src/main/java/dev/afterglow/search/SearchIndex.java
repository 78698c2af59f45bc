package dev.afterglow.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnByteVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// This server's own index of the document table, in memory; thrown away when the server stops.
///
/// A question is asked twice, by words (BM25, a title counts three times) and by meaning, and the
/// two rankings are joined by reciprocal rank (Cormack, Clarke and Büttcher 2009, "Reciprocal rank
/// fusion outperforms Condorcet and individual rank learning methods", k = 60).
@Component
class SearchIndex implements DisposableBean {

    private static final int ASKED_MOST = 100;
    private static final float TITLE_COUNTS = 3;
    private static final double FUSION_K = 60;
    private static final int EXCERPT_LENGTH = 220;

    /// Marks of headings, list items and emphasis: an excerpt is one line of plain text.
    private static final Pattern MARKDOWN =
            Pattern.compile("(?m)^[ \\t]*(#{1,6}|[-*>])[ \\t]+|\\*\\*|`");

    /// Vectors below this cosine have nothing to do with the question, nor have those that are so
    /// much further from it than the nearest.
    private static final double MEANT_LEAST = .3;

    private static final double MEANT_BEHIND_MOST = .15;

    private final TextAnalyzer analyzer = new TextAnalyzer();
    private final IndexWriter writer;
    private final SearcherManager searchers;

    SearchIndex() {
        try {
            writer =
                    new IndexWriter(
                            new ByteBuffersDirectory(),
                            new IndexWriterConfig(analyzer).setRAMBufferSizeMB(32));
            searchers = new SearcherManager(writer, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// @param sense empty: by words only
    /// @param kind empty: of all kinds
    record Question(
            String words, Optional<Sense> sense, Set<String> audiences, Optional<String> kind) {}

    /// Takes over what changed; it can be found when this returns.
    ///
    /// @param told the kinds that are found by meaning, too
    void take(List<SearchStore.Row> rows, Set<String> told) throws IOException {
        for (SearchStore.Row row : rows) {
            Term key = new Term("key", row.kind() + "/" + row.document().id());
            if (row.gone()) {
                writer.deleteDocuments(key);
            } else {
                writer.updateDocument(key, fields(row, told.contains(row.kind())));
            }
        }
        searchers.maybeRefreshBlocking();
    }

    void clear() throws IOException {
        writer.deleteAll();
        searchers.maybeRefreshBlocking();
    }

    List<SearchStore.Key> find(Question question, int most) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            Query allowed = allowed(question);
            Map<Integer, Double> score = new HashMap<>();
            join(searcher.search(words(question.words(), allowed), ASKED_MOST).scoreDocs, score);
            if (question.sense().isPresent()) {
                KnnByteVectorQuery near =
                        new KnnByteVectorQuery(
                                "sense", question.sense().get().vector(), ASKED_MOST, allowed);
                join(meant(searcher.search(near, ASKED_MOST).scoreDocs), score);
            }
            StoredFields stored = searcher.storedFields();
            List<Integer> best =
                    score.entrySet().stream()
                            .sorted(
                                    Map.Entry.<Integer, Double>comparingByValue()
                                            .reversed()
                                            .thenComparing(Map.Entry.comparingByKey()))
                            .limit(most)
                            .map(Map.Entry::getKey)
                            .toList();
            List<SearchStore.Key> keys = new java.util.ArrayList<>();
            for (int number : best) {
                var document = stored.document(number);
                keys.add(new SearchStore.Key(document.get("kind"), document.get("id")));
            }
            return keys;
        } finally {
            searchers.release(searcher);
        }
    }

    /// The part of a text around the first word that a question shares with it.
    String excerpt(String text, String question) {
        String plain = MARKDOWN.matcher(text).replaceAll("").replaceAll("\\s+", " ").strip();
        int first = analyzer.firstOf(new HashSet<>(analyzer.terms(question)), plain);
        int from = Math.max(0, first - EXCERPT_LENGTH / 3);
        from = from == 0 ? 0 : plain.indexOf(' ', from) + 1;
        int to = Math.min(plain.length(), from + EXCERPT_LENGTH);
        return (from > 0 ? "… " : "")
                + plain.substring(from, to)
                + (to < plain.length() ? " …" : "");
    }

    @Override
    public void destroy() throws IOException {
        searchers.close();
        writer.close();
    }

    private static List<Field> fields(SearchStore.Row row, boolean isTold) {
        Document document = row.document();
        List<Field> fields = new java.util.ArrayList<>();
        fields.add(new StringField("key", row.kind() + "/" + document.id(), Field.Store.NO));
        fields.add(new StringField("kind", row.kind(), Field.Store.YES));
        fields.add(new StringField("id", document.id(), Field.Store.YES));
        fields.add(new TextField("title", document.title(), Field.Store.NO));
        fields.add(new TextField("text", document.id() + " " + document.text(), Field.Store.NO));
        document.audience()
                .forEach(one -> fields.add(new StringField("audience", one, Field.Store.NO)));
        Sense sense = row.sense();
        if (isTold && sense != null && sense.square() > 0) {
            fields.add(
                    new KnnByteVectorField(
                            "sense", sense.vector(), VectorSimilarityFunction.COSINE));
        }
        return fields;
    }

    private static ScoreDoc[] meant(ScoreDoc[] found) {
        double nearest = found.length == 0 ? 0 : cosine(found[0]);
        double least = Math.max(MEANT_LEAST, nearest - MEANT_BEHIND_MOST);
        return java.util.Arrays.stream(found)
                .filter(each -> cosine(each) >= least)
                .toArray(ScoreDoc[]::new);
    }

    /// Lucene's score of a cosine c is (1 + c) / 2.
    private static double cosine(ScoreDoc found) {
        return 2 * found.score - 1;
    }

    private static void join(ScoreDoc[] ranking, Map<Integer, Double> score) {
        for (int rank = 0; rank < ranking.length; rank++) {
            score.merge(ranking[rank].doc, 1 / (FUSION_K + rank + 1), Double::sum);
        }
    }

    private Query words(String words, Query allowed) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String term : new HashSet<>(analyzer.terms(words))) {
            any.add(
                    new BoostQuery(new TermQuery(new Term("title", term)), TITLE_COUNTS),
                    Occur.SHOULD);
            any.add(new TermQuery(new Term("text", term)), Occur.SHOULD);
        }
        return new BooleanQuery.Builder()
                .add(any.build(), Occur.MUST)
                .add(allowed, Occur.FILTER)
                .build();
    }

    private static Query allowed(Question question) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(
                new TermInSetQuery(
                        "audience", question.audiences().stream().map(BytesRef::new).toList()),
                Occur.FILTER);
        question.kind()
                .ifPresent(kind -> all.add(new TermQuery(new Term("kind", kind)), Occur.FILTER));
        return all.build();
    }
}
