package dev.afterglow.delivery;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// A text message. Short: the extra `sms`, or the subject.
@Component
class SmsChannel implements Channel {

    private static final int LONGEST = 600;

    private final PhoneProvider provider;

    SmsChannel(PhoneProvider provider) {
        this.provider = provider;
    }

    @Override
    public String name() {
        return ChannelName.SMS;
    }

    @Override
    public Optional<String> whyNotReady() {
        return provider.whyNotReady();
    }

    @Override
    public Optional<String> problemWith(String address) {
        return PhoneProvider.problemWith(address);
    }

    @Override
    public Outcome send(Outgoing outgoing) {
        return provider.post("Messages", outgoing, Map.of("Body", text(outgoing)));
    }

    private static String text(Outgoing outgoing) {
        String own = outgoing.extra("sms");
        String link = outgoing.extra("link");
        String text =
                own.isEmpty()
                        ? outgoing.oneLine() + (link.isEmpty() ? "" : " " + link)
                        : (outgoing.mayBeRepeat() ? "(may be a repeat) " : "") + own;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
