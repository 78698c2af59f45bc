package dev.afterglow.paging;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Tells somebody outside that the pager lives: `AFTERGLOW_HEARTBEAT_URL` is called once a minute
/// while all timers are on time. The outside service alarms when the calls stay away.
@Component
class OutsideHeartbeat {

    private static final Logger LOG = LoggerFactory.getLogger(OutsideHeartbeat.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int FIRST_FAILURE = 300;

    private final String url;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private Instant last = Instant.EPOCH;

    OutsideHeartbeat(@Value("${afterglow.heartbeat.url:}") String url) {
        this.url = url.strip();
    }

    synchronized void beat(Instant now) {
        if (url.isEmpty() || last.plus(EVERY).isAfter(now)) {
            return;
        }
        last = now;
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).GET().build();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status >= FIRST_FAILURE) {
                LOG.warn("event=heartbeat-refused status={} next=in-a-minute", status);
            }
        } catch (IOException | IllegalArgumentException exception) {
            LOG.warn(
                    "event=heartbeat-failed reason=\"{}\" next=in-a-minute",
                    exception.getMessage());
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
