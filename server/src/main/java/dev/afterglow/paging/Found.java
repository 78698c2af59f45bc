package dev.afterglow.paging;

import java.util.List;

/// Whom targets mean now.
///
/// @param recipients each person once, the first reason kept
/// @param gaps why a target led to nobody, one sentence each
public record Found(List<Recipient> recipients, List<String> gaps) {

    public Found {
        recipients = List.copyOf(recipients);
        gaps = List.copyOf(gaps);
    }
}
