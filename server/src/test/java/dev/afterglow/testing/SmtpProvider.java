package dev.afterglow.testing;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A mail server of twenty lines (RFC 5321) that can also be busy, refuse or hang up.
public final class SmtpProvider implements Provider {

    private final ServerSocket socket;
    private final List<String> mails = Collections.synchronizedList(new ArrayList<>());
    private final Mood mood = new Mood();
    private final Map<String, Mood> moods = new ConcurrentHashMap<>();

    public SmtpProvider() {
        try {
            socket = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public String url() {
        return "smtp://127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException exception) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = client.getOutputStream();
            Mood mood = this.mood;
            say(out, "220 test");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String word = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                if (word.equals("RCPT")) {
                    mood = moodTo(line);
                }
                if (word.equals("DATA")) {
                    say(out, "354 go on");
                    mails.add(mail(in));
                    if (mood.now() == Behaviour.CUTS_OFF) {
                        return;
                    }
                    mood.awaitOtherThan(Behaviour.TAKES_SILENTLY);
                    say(out, "250 taken");
                } else if (word.equals("RCPT") && mood.now() == Behaviour.HANGS) {
                    mood.awaitOtherThan(Behaviour.HANGS);
                    return;
                } else {
                    say(out, answer(word, mood));
                }
            }
        } catch (IOException exception) {
            // Whoever was sending was killed; what it had not ended counts as not sent.
            return;
        }
    }

    private Mood moodTo(String line) {
        return moods.entrySet().stream()
                .filter(one -> line.contains("<" + one.getKey() + ">"))
                .map(Map.Entry::getValue)
                .findAny()
                .orElse(mood);
    }

    private static String answer(String word, Mood mood) {
        return switch (word) {
            case "RCPT" ->
                    switch (mood.now()) {
                        case IS_BUSY -> "450 busy";
                        case REFUSES -> "550 no such person";
                        case TAKES, CUTS_OFF, HANGS, TAKES_SILENTLY -> "250 fine";
                    };
            case "QUIT" -> "221 bye";
            default -> "250 fine";
        };
    }

    private static String mail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new EOFException("The sender went away in the middle of a mail");
            }
            mail.append(line).append('\n');
        }
        return mail.toString().replace("=\n", "");
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /// How it behaves from now on to mails for one address, whatever it does to others.
    public void behaveTo(String address, Behaviour behaviour) {
        moods.computeIfAbsent(address, one -> new Mood()).set(behaviour);
    }

    @Override
    public void behave(Behaviour newBehaviour) {
        mood.set(newBehaviour);
    }

    @Override
    public List<String> received() {
        synchronized (mails) {
            return List.copyOf(mails);
        }
    }

    @Override
    public void close() {
        mood.close();
        moods.values().forEach(Mood::close);
        try {
            socket.close();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
