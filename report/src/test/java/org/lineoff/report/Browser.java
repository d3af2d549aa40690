package org.lineoff.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, with a page opened from disk. */
final class Browser implements AutoCloseable {
    /** How long to wait for a page, in looks and in ns between them: ten seconds. */
    private static final int MOST_LOOKS = 500;

    private static final long LOOK_EVERY = 20_000_000;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Where Chromium is, if it is installed. */
    static Optional<Path> chromium() {
        return first("chromium", "chromium-browser", "google-chrome");
    }

    static Optional<Path> chromedriver() {
        return first("chromedriver");
    }

    private static Optional<Path> first(String... names) {
        return Stream.of(names)
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Browser start(Path profile) {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium().orElseThrow().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver().orElseThrow().toFile())
                        .build();
        return new Browser(new ChromeDriver(service, options));
    }

    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        pixels,
                        "height",
                        900,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        pixels < 600));
    }

    void dark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of(
                                        "name",
                                        "prefers-color-scheme",
                                        "value",
                                        dark ? "dark" : "light"))));
    }

    /** A browser, where this machine has one; else the tests that need it are left out. */
    static Browser assumed(Path profile) {
        assumeTrue(
                chromium().isPresent() && chromedriver().isPresent(),
                "needs Debian's chromium and chromium-driver");
        return start(profile);
    }

    /** Opens a page in a window as wide as that; the console is heard from then on. */
    void show(Path page, int width, boolean dark) throws IOException {
        console();
        width(width);
        dark(dark);
        open(page, "");
    }

    /** What the page has loaded from elsewhere. */
    List<String> loaded() {
        return strings("return performance.getEntriesByType('resource').map(e => e.name)");
    }

    /**
     * Opens a page from disk, and waits until it has drawn itself: on a busy machine the driver
     * sometimes comes back before. A page that is open already is opened anew.
     */
    void open(Path page, String hash) throws IOException {
        driver.get("about:blank");
        driver.get(page.toRealPath().toUri() + hash);
        for (int looks = 0; looks < MOST_LOOKS && !isDrawn(); looks++) {
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }

    private boolean isDrawn() {
        return Boolean.TRUE.equals(
                driver.executeScript(
                        "return document.readyState === 'complete' && document.body !== null"
                                + " && document.body.innerText.trim() !== ''"));
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    @SuppressWarnings("unchecked")
    List<String> strings(String script) {
        return (List<String>) driver.executeScript(script);
    }

    long number(String script) {
        return ((Number) driver.executeScript(script)).longValue();
    }

    void click(String selector) {
        var element = driver.findElement(By.cssSelector(selector));
        // Away from the bar at the top, which would get the click.
        driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", element);
        element.click();
    }

    void type(String selector, CharSequence... keys) {
        driver.findElement(By.cssSelector(selector)).sendKeys(keys);
    }

    /** Presses a key where the focus is. */
    void press(Keys key) {
        new Actions(driver).sendKeys(key).perform();
    }

    /** What axe finds wrong with the page as it is now. */
    @SuppressWarnings("unchecked")
    List<String> inaccessible() throws IOException {
        try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
            run(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<String>)
                driver.executeAsyncScript(
                        """
                        const done = arguments[arguments.length - 1];
                        axe.run().then(result => done(result.violations.map(one =>
                            one.id + ': ' + one.nodes.map(node => node.html).join(' | '))));
                        """);
    }

    /** What the page wrote to the console since the last time. */
    List<LogEntry> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
