package dev.afterglow.experiments.web;

import java.util.List;

/// The four degrees of surprise (Lanir 1986; Wears and Webb 2014).
final class SurpriseWords {

    private static final List<String> WORDS =
            List.of(
                    "no surprise",
                    "its size or its time surprised",
                    "a situational surprise: we could have known",
                    "a fundamental surprise: it is not as we thought");

    private SurpriseWords() {}

    static String of(int degree) {
        return WORDS.get(degree);
    }
}
