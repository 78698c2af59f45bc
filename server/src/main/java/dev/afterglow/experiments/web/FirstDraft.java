package dev.afterglow.experiments.web;

/// What stands in the form of a new experiment at first: a whole file to be changed.
final class FirstDraft {

    static final String FILE =
            """
            {
              "title": "Playback starts without …",
              "description": "What we expect, and why it matters.",
              "steady-state-hypothesis": {
                "title": "Playback answers",
                "probes": [
                  {"type": "probe", "name": "playback-answers", "tolerance": 200,
                   "provider": {"type": "http", "url": "http://playback.test/health", "timeout": 2}}
                ]
              },
              "method": [
                {"type": "action", "name": "slow-down", "pauses": {"after": 60},
                 "provider": {"type": "http", "method": "POST", "url": "http://proxy.test:8474/…",
                   "headers": {"Content-Type": "application/json"}, "arguments": {}}}
              ],
              "rollbacks": [
                {"type": "action", "name": "as-before",
                 "provider": {"type": "http", "method": "POST",
                   "url": "http://proxy.test:8474/reset"}}
              ]
            }
            """;

    private FirstDraft() {}
}
