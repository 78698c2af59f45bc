package dev.afterglow.delivery;

import java.lang.management.ManagementFactory;
import org.springframework.stereotype.Component;

/// What this process is called in leases and attempts: process id and host, new at every start.
@Component
class ServerName {

    private final String value = ManagementFactory.getRuntimeMXBean().getName();

    String value() {
        return value;
    }
}
