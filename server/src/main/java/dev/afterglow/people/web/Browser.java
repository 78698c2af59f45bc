package dev.afterglow.people.web;

/// What people call the browser behind a `User-Agent` header.
final class Browser {

    private Browser() {}

    /// `Firefox on Linux`; "Another program" when it does not say.
    static String name(String agent) {
        String system = system(agent);
        return browser(agent) + (system.isEmpty() ? "" : " on " + system);
    }

    private static String browser(String agent) {
        if (agent.contains("Firefox/")) {
            return "Firefox";
        }
        if (agent.contains("Edg/")) {
            return "Edge";
        }
        if (agent.contains("Chrome/")) {
            return "Chrome";
        }
        return agent.contains("Safari/") ? "Safari" : "Another program";
    }

    private static String system(String agent) {
        if (agent.contains("iPhone") || agent.contains("iPad")) {
            return "iOS";
        }
        if (agent.contains("Android")) {
            return "Android";
        }
        if (agent.contains("Mac OS X")) {
            return "macOS";
        }
        if (agent.contains("Windows")) {
            return "Windows";
        }
        return agent.contains("Linux") ? "Linux" : "";
    }
}
