package dev.afterglow.metrics.web;

import dev.afterglow.metrics.BadBody;
import dev.afterglow.metrics.OtlpMetrics;
import dev.afterglow.metrics.PointText;
import dev.afterglow.metrics.PushResult;
import dev.afterglow.metrics.PushedPoint;
import dev.afterglow.metrics.Pushes;
import dev.afterglow.metrics.RemoteWrite;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Where metrics are sent: Prometheus remote write, OTLP, JSON and CSV. The key is part of the
/// address.
@RestController
class PushApi {

    private static final int LONGEST_BYTES = 32 << 20;
    private static final String WRITTEN = "X-Prometheus-Remote-Write-";

    private final Pushes pushes;
    private final JsonMapper json;
    private final InstantSource clock;

    PushApi(Pushes pushes, JsonMapper json, InstantSource clock) {
        this.pushes = pushes;
        this.json = json;
        this.clock = clock;
    }

    /// Answers 204 when the samples are stored. A sender repeats what was answered with 5xx and
    /// never what was answered with 4xx.
    @PostMapping("/intake/{key}/remote-write")
    ResponseEntity<ProblemDetail> remoteWrite(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.CONTENT_TYPE, defaultValue = "") String type,
            @RequestBody byte[] body) {
        List<PushedPoint> points =
                RemoteWrite.read(body, type.contains("io.prometheus.write.v2.Request"));
        return switch (pushes.accept(key, points, clock.instant())) {
            case PushResult.UnknownKey() -> unknown();
            case PushResult.Accepted(int kept, int refused) ->
                    ResponseEntity.noContent()
                            .header(WRITTEN + "Samples-Written", "" + (points.size() - refused))
                            .header(WRITTEN + "Histograms-Written", "0")
                            .header(WRITTEN + "Exemplars-Written", "0")
                            .build();
        };
    }

    /// Answers 200 with an empty ExportMetricsServiceResponse, which has no bytes.
    @PostMapping(path = "/intake/{key}/v1/metrics", consumes = "application/x-protobuf")
    ResponseEntity<?> otlp(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.CONTENT_ENCODING, defaultValue = "") String encoding,
            @RequestBody byte[] body) {
        List<PushedPoint> points = OtlpMetrics.read(plain(body, encoding));
        return switch (pushes.accept(key, points, clock.instant())) {
            case PushResult.UnknownKey() -> unknown();
            case PushResult.Accepted accepted ->
                    ResponseEntity.ok()
                            .header(HttpHeaders.CONTENT_TYPE, "application/x-protobuf")
                            .body(new byte[0]);
        };
    }

    /// The same in JSON; the answer is the same message in JSON.
    @PostMapping(path = "/intake/{key}/v1/metrics", consumes = "application/json")
    ResponseEntity<?> otlpJson(
            @PathVariable String key,
            @RequestHeader(name = HttpHeaders.CONTENT_ENCODING, defaultValue = "") String encoding,
            @RequestBody byte[] body) {
        List<PushedPoint> points = OtlpMetrics.readJson(plain(body, encoding), json);
        return switch (pushes.accept(key, points, clock.instant())) {
            case PushResult.UnknownKey() -> unknown();
            case PushResult.Accepted accepted -> ResponseEntity.ok(Map.of());
        };
    }

    /// Answers how many points were new and how many were refused.
    @PostMapping(path = "/intake/{key}/samples", consumes = "application/json")
    ResponseEntity<?> json(@PathVariable String key, @RequestBody byte[] body) {
        return answer(key, PointText.json(new String(body, StandardCharsets.UTF_8), json));
    }

    @PostMapping(path = "/intake/{key}/samples", consumes = "text/csv")
    ResponseEntity<?> csv(@PathVariable String key, @RequestBody byte[] body) {
        return answer(key, PointText.csv(new String(body, StandardCharsets.UTF_8)));
    }

    private ResponseEntity<?> answer(String key, List<PushedPoint> points) {
        return switch (pushes.accept(key, points, clock.instant())) {
            case PushResult.UnknownKey() -> unknown();
            case PushResult.Accepted accepted -> ResponseEntity.ok(accepted);
        };
    }

    private static byte[] plain(byte[] body, String encoding) {
        if (!encoding.equals("gzip")) {
            return body;
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes(LONGEST_BYTES + 1);
            if (plain.length > LONGEST_BYTES) {
                throw new IllegalArgumentException("A body holds at most 32 MiB");
            }
            return plain;
        } catch (IOException e) {
            throw new IllegalArgumentException("The body is not gzip", e);
        }
    }

    /// What cannot be read also stands on the pages of the metrics that the key belongs to.
    @ExceptionHandler({BadBody.class, IllegalArgumentException.class})
    ResponseEntity<ProblemDetail> bad(RuntimeException e, HttpServletRequest request) {
        String why = String.valueOf(e.getMessage()) + ". Nothing was kept.";
        String path = request.getRequestURI();
        int from = path.indexOf("/intake/") + "/intake/".length();
        pushes.refused(path.substring(from, path.indexOf('/', from)), why, clock.instant());
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, why))
                .build();
    }

    private static ResponseEntity<ProblemDetail> unknown() {
        return ResponseEntity.of(
                        ProblemDetail.forStatusAndDetail(
                                HttpStatus.NOT_FOUND,
                                "No key metric and no integration has this key. Nothing was kept."))
                .build();
    }
}
