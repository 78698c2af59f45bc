package dev.afterglow.intake.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/// Good messages of every format, and ways to spoil them.
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Mutation(String address, byte[] body) {

    private static final String KEY = Sender.KEY;
    private static final Duration SILENT = Duration.ofMinutes(1);
    private static final List<String> TOKENS =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    ",",
                    ":",
                    "null",
                    "true",
                    "-1",
                    "1e999",
                    "\\u0000",
                    "\\ud800",
                    "0001-01-01T00:00:00Z",
                    "9999-12-31T23:59:59Z",
                    "+999999999-01-01",
                    "\u0000",
                    "\uD83D\uDE00",
                    "resolved",
                    "firing",
                    "trigger",
                    "resolve",
                    "[[[[[[[[",
                    "{\"a\":{\"a\":{\"a\":",
                    "\"labels\":{}",
                    "\"alerts\":[{}]",
                    "''",
                    "'; drop--",
                    "%00");

    private static final List<Mutation> GOOD =
            List.of(
                    good(
                            "/v2/enqueue",
                            """
                            {"routing_key":"%s","event_action":"trigger","dedup_key":"k","payload":
                            {"summary":"s","source":"x","severity":"error","timestamp":
                            "2026-03-04T10:00:00Z","custom_details":{"a":"b"}},
                            "links":[{"href":"h"}]}
                            """),
                    good(
                            "/v2/change/enqueue",
                            """
                            {"routing_key":"%s","payload":{"summary":"s","source":"x"},"links":[]}
                            """),
                    good(
                            "/generic/2010-04-15/create_event.json",
                            """
                            {"service_key":"%s","event_type":"trigger","incident_key":"i",
                            "description":"d","details":{"a":1}}
                            """),
                    good(
                            "/intake/%s/alertmanager",
                            """
                            {"version":"4","groupKey":"g","status":"firing",
                            "alerts":[{"status":"firing",
                            "labels":{"alertname":"A","severity":"page"},
                            "annotations":{"summary":"s"},
                            "startsAt":"2026-03-04T10:00:00Z","endsAt":"0001-01-01T00:00:00Z",
                            "generatorURL":"http://g","fingerprint":"00ff"}]}
                            """),
                    good(
                            "/intake/%s/api/v2/alerts",
                            """
                            [{"labels":{"alertname":"A"},"annotations":{},"startsAt":
                            "2026-03-04T10:00:00Z","endsAt":"2026-03-04T11:00:00Z"}]
                            """),
                    good(
                            "/intake/%s/grafana",
                            """
                            {"state":"alerting","ruleId":1,"ruleName":"r","title":"t","message":"m"}
                            """),
                    good(
                            "/intake/%s/api/v2/silences",
                            """
                            {"matchers":[{"name":"a","value":"b.*","isRegex":true}],"startsAt":
                            "SOON","endsAt":"LATER","comment":"c"}
                            """),
                    good(
                            "/v2/alerts?apiKey=%s",
                            """
                            {"message":"m","alias":"a","priority":"P1","tags":["t"],
                            "details":{"a":"b"}}
                            """),
                    good("/v2/alerts/a/close?identifierType=alias&apiKey=%s", "{\"note\":\"n\"}"),
                    good(
                            "/integrations/generic/20131114/alert/%s/r",
                            "{\"message_type\":\"CRITICAL\",\"entity_id\":\"e\"}"),
                    good(
                            "/intake/%s/generic",
                            "{\"summary\":\"s\",\"action\":\"x\",\"meta\":{\"a\":1}}"),
                    good(
                            "/intake/%s/cloudevents",
                            """
                            {"specversion":"1.0","id":"1","source":"/s","type":"t","subject":"u",
                            "data":{"title":"x"}}
                            """),
                    good("/intake/%s/heartbeat?every=1m", ""));

    private static Mutation good(String address, String body) {
        return new Mutation(
                address.replace("%s", KEY),
                body.replace("%s", KEY).getBytes(StandardCharsets.UTF_8));
    }

    /// A message of any format, spoilt in one to six places: half of them byte by byte, half stay
    /// JSON and have values of other types, sizes and meanings.
    static Mutation any(RandomGenerator random, Instant now) {
        Mutation good = GOOD.get(random.nextInt(GOOD.size()));
        byte[] body =
                new String(good.body(), StandardCharsets.UTF_8)
                        .replace("SOON", now.toString())
                        .replace("LATER", now.plus(SILENT).toString())
                        .getBytes(StandardCharsets.UTF_8);
        int changes = 1 + random.nextInt(6);
        boolean staysJson = body.length > 0 && random.nextBoolean();
        if (staysJson) {
            body = OtherValues.in(body, changes, random);
        }
        for (int change = 0; change < changes && !staysJson; change++) {
            body = spoilt(body, random);
        }
        return new Mutation(address(good.address(), random), body);
    }

    /// One address in eight ends in something else.
    private static String address(String good, RandomGenerator random) {
        if (random.nextInt(8) != 0) {
            return good;
        }
        int end = Math.max(good.lastIndexOf('='), good.lastIndexOf('/')) + 1;
        String token = TOKENS.get(random.nextInt(TOKENS.size()));
        return good.substring(0, end) + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }

    private static byte[] spoilt(byte[] body, RandomGenerator random) {
        int at = random.nextInt(body.length + 1);
        int length = random.nextInt(Math.max(1, Math.min(40, body.length - at + 1)));
        byte[] middle =
                switch (random.nextInt(5)) {
                    case 0 -> new byte[0];
                    case 1 -> new byte[] {(byte) random.nextInt(256)};
                    case 2 ->
                            TOKENS.get(random.nextInt(TOKENS.size()))
                                    .getBytes(StandardCharsets.UTF_8);
                    case 3 -> "9".repeat(random.nextInt(400)).getBytes(StandardCharsets.UTF_8);
                    default -> part(body, random);
                };
        byte[] next = new byte[body.length - length + middle.length];
        System.arraycopy(body, 0, next, 0, at);
        System.arraycopy(middle, 0, next, at, middle.length);
        System.arraycopy(body, at + length, next, at + middle.length, body.length - at - length);
        return next;
    }

    private static byte[] part(byte[] body, RandomGenerator random) {
        int from = random.nextInt(body.length + 1);
        int to = from + random.nextInt(Math.min(60, body.length - from + 1));
        return java.util.Arrays.copyOfRange(body, from, to);
    }
}
