package dev.afterglow.people;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where people reach this server from outside (`AFTERGLOW_URL`); links in messages begin with it.
@Component
public class PublicAddress {

    private final String start;

    PublicAddress(@Value("${afterglow.url}") String url) {
        if (!url.startsWith("https://") && !url.startsWith("http://")) {
            throw new IllegalArgumentException(
                    "AFTERGLOW_URL begins with https:// or http://, was \"" + url + "\"");
        }
        this.start = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// The whole address of a path that begins with a slash.
    public String of(String path) {
        return start + path;
    }
}
