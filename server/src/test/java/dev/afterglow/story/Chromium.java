package dev.afterglow.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// Debian's Chromium without a window. Whatever it complains of (an error in a script, a style that
/// the policy refuses) is kept, so that a story can show that there was nothing.
public final class Chromium implements AutoCloseable {

    private static final double LONGEST_WAIT_MILLIS = 20_000;

    private final Playwright playwright;
    private final Browser browser;
    private final String address;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    /// @param address where the server is, e.g. `http://localhost:8080`; the pages' addresses are
    /// relative to it
    public Chromium(String address) {
        this.address = address;
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_WAIT_MILLIS);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    /// A browser of its own at a desk: own cookies, light.
    public Page desk() {
        return page(new Browser.NewContextOptions().setViewportSize(1440, 900));
    }

    /// A phone at night: small, dark.
    public Page phone() {
        return page(phoneAtNight());
    }

    /// The same with scripts switched off.
    public Page phoneWithoutScript() {
        return page(phoneAtNight().setJavaScriptEnabled(false));
    }

    /// Presses the button of a form and waits until the server has answered. Without it, going to
    /// another page at once can take back what was to be sent.
    public static void send(Page page, Locator button) {
        page.waitForResponse(response -> response.request().method().equals("POST"), button::click);
    }

    /// What the pages complained of so far; empty when all is well.
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    private static Browser.NewContextOptions phoneAtNight() {
        return new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setColorScheme(ColorScheme.DARK);
    }

    private Page page(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setBaseURL(address));
        context.setDefaultTimeout(LONGEST_WAIT_MILLIS);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
