package dev.afterglow.search;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What texts mean, as vectors of a small language model (all-MiniLM-L6-v2, quantised).
///
/// The model is part of the program and runs inside it: no text leaves the process. It is loaded
/// by the first question (one to three seconds, about 200 MB) and kept. Safe for many threads.
public final class Meaning {

    /// Numbers of a vector.
    public static final int DIMENSIONS = 384;

    /// What follows the first hundred words changes a vector little and costs as much again.
    private static final int WORDS_READ = 100;

    private static final int TITLE_CHARACTERS_READ = 1_000;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private @Nullable AllMiniLmL6V2QuantizedEmbeddingModel model;

    /// Whether the model has been loaded.
    public synchronized boolean isLoaded() {
        return model != null;
    }

    /// What a title and a text say together; takes 5 to 50 ms. Both may be blank, not both at once.
    public Sense of(String title, String text) {
        float[] sum = new float[DIMENSIONS];
        add(
                title.strip().substring(0, Math.min(title.strip().length(), TITLE_CHARACTERS_READ)),
                sum);
        add(firstWords(text), sum);
        return Sense.of(sum);
    }

    private void add(String words, float[] sum) {
        if (words.isBlank()) {
            return;
        }
        float[] vector = model().embed(words).content().vector();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += vector[i];
        }
    }

    private static String firstWords(String text) {
        String[] words = SPACE.split(text.strip(), WORDS_READ + 1);
        return String.join(
                " ", Arrays.asList(words).subList(0, Math.min(words.length, WORDS_READ)));
    }

    private synchronized AllMiniLmL6V2QuantizedEmbeddingModel model() {
        AllMiniLmL6V2QuantizedEmbeddingModel present = model;
        if (present == null) {
            // The tokenizer's library would otherwise look for a network and tell its makers.
            System.setProperty("OPT_OUT_TRACKING", "true");
            System.setProperty("ai.djl.offline", "true");
            present = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);
            model = present;
        }
        return present;
    }
}
