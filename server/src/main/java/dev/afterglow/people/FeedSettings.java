package dev.afterglow.people;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How calendar feeds are fetched.
///
/// @param allowPrivate whether feeds in the server's own network may be fetched
/// @param every the time between two looks at a feed
@ConfigurationProperties("afterglow.feeds")
record FeedSettings(boolean allowPrivate, Duration every) {}
