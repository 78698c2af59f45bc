package dev.afterglow.delivery;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Calls a channel once for a claimed message, within a deadline.
@Component
class Attempts implements DisposableBean {

    /// No attempt lasts longer; a channel's own time-outs are shorter.
    static final Duration DEADLINE = Duration.ofSeconds(12);

    private final Map<String, Channel> channels;
    private final InstantSource clock;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    Attempts(List<Channel> channels, InstantSource clock) {
        this.channels =
                channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.clock = clock;
    }

    Ending attempt(Claimed claimed) {
        return Ending.of(claimed, outcome(claimed), clock.instant());
    }

    private Outcome outcome(Claimed claimed) {
        Channel channel = channels.get(claimed.channel());
        if (channel == null) {
            return new Outcome.NotReady("there is no channel called " + claimed.channel());
        }
        String why = channel.whyNotReady().orElse("");
        if (!why.isEmpty()) {
            return new Outcome.NotReady(why);
        }
        if (clock.instant().isAfter(claimed.leaseUntil())) {
            // Another server may be at it by now, marked as a repeat; this one would not be.
            return Outcome.TryLater.because("this server stood still before the attempt");
        }
        String problem = channel.problemWith(claimed.outgoing().address()).orElse("");
        return problem.isEmpty()
                ? within(DEADLINE, channel, claimed.outgoing())
                : new Outcome.Refused(problem);
    }

    private Outcome within(Duration deadline, Channel channel, Outgoing outgoing) {
        Future<Outcome> call = calls.submit(() -> channel.send(outgoing));
        try {
            return call.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException exception) {
            call.cancel(true);
            return new Outcome.Unknown(
                    "the provider did not answer within " + deadline.toSeconds() + " s");
        } catch (InterruptedException exception) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Unknown("this server was stopped in the middle of the attempt");
        } catch (ExecutionException exception) {
            return new Outcome.Unknown("the channel broke: " + exception.getCause());
        }
    }

    @Override
    public void destroy() {
        calls.shutdownNow();
    }
}
