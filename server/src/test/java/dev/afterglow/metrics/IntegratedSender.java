package dev.afterglow.metrics;

import org.springframework.stereotype.Component;

/// A key of an integration that is always there.
@Component
class IntegratedSender implements SenderKeys {

    static final String KEY = "fedcba9876543210";

    @Override
    public boolean accepts(String key) {
        return key.equals(KEY);
    }
}
