package dev.afterglow.delivery;

import dev.afterglow.people.PublicAddress;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// A call that says the subject twice and takes a key as the answer.
@Component
class VoiceChannel implements Channel {

    /// Where the provider sends the pressed key, followed by the token of the message.
    static final String REPLIES = "/p/replies/voice/";

    private final PhoneProvider provider;
    private final PublicAddress address;

    VoiceChannel(PhoneProvider provider, PublicAddress address) {
        this.provider = provider;
        this.address = address;
    }

    @Override
    public String name() {
        return ChannelName.VOICE;
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
        return provider.post("Calls", outgoing, Map.of("Twiml", script(outgoing)));
    }

    private String script(Outgoing outgoing) {
        String words = "<Say>" + escape("Afterglow. " + outgoing.oneLine()) + "</Say>";
        String token = outgoing.extra("voice-reply");
        if (token.isEmpty()) {
            return "<Response>" + words + "<Pause/>" + words + "</Response>";
        }
        String keys =
                "<Say>Press 4 if you have it. Press 6 if you cannot. Press 5 to hear it "
                        + "again.</Say>";
        return "<Response><Gather numDigits=\"1\" timeout=\"10\" action=\""
                + escape(address.of(REPLIES + token))
                + "\">"
                + words
                + keys
                + words
                + keys
                + "</Gather></Response>";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscapeDecimal(text, "UTF-8");
    }
}
