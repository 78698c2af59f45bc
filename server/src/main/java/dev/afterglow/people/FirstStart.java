package dev.afterglow.people;

import java.time.InstantSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Prints one link while no administrator can sign in. It goes to standard output and not to the
/// log, because whoever has it becomes administrator; a new start prints a new one and ends the
/// old.
@Component
class FirstStart {

    private final Accounts accounts;
    private final PublicAddress address;
    private final InstantSource clock;

    FirstStart(Accounts accounts, PublicAddress address, InstantSource clock) {
        this.accounts = accounts;
        this.address = address;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void printLink() {
        accounts.inviteFirst(clock.instant())
                .ifPresent(secret ->
                        System.out.println(
                                """

                                Nobody can administer this server yet. Open this link within seven \
                                days to create the first administrator; it works once:

                                  %s
                                """
                                        .formatted(address.of("/setup/" + secret))));
    }
}
