package org.lineoff.serve;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, as somebody in the plant would use it. */
final class Browser implements AutoCloseable {
    /** How long to wait for a page, in looks and in ns between them: fifteen seconds. */
    private static final int MOST_LOOKS = 300;

    private static final long LOOK_EVERY = 50_000_000;

    final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** A browser, where this machine has one; else the tests that need it are left out. */
    static Browser assumed(Path profile) {
        Optional<Path> chromium = first("chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = first("chromedriver");
        assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "needs Debian's chromium and chromium-driver");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toFile());
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
                        .usingDriverExecutable(chromedriver.get().toFile())
                        .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Optional<Path> first(String... names) {
        return Stream.of(names)
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void look(int width, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width,
                        "height",
                        1000,
                        "deviceScaleFactor",
                        1,
                        "mobile",
                        width < 600));
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

    void offline(boolean offline) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline",
                        offline,
                        "latency",
                        0,
                        "downloadThroughput",
                        -1,
                        "uploadThroughput",
                        -1));
    }

    void open(String address) {
        driver.get(address);
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    String text() {
        return String.valueOf(run("return document.body.innerText"));
    }

    /** Waits until something is so; fails with what the page shows. */
    void until(String what, Supplier<Boolean> isSo) {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            try {
                if (isSo.get()) {
                    return;
                }
            } catch (StaleElementReferenceException
                    | NoSuchElementException
                    | ElementNotInteractableException _) {
                // The page is being drawn anew.
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
        throw new AssertionError("not " + what + "; the page shows:\n" + text());
    }

    void untilShown(String text) {
        until("\"" + text + "\" is shown", () -> text().contains(text));
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** The button with these words, as a person would find it. */
    void press(String words) {
        until(
                "a button \"" + words + "\"",
                () -> {
                    for (WebElement button : driver.findElements(By.tagName("button"))) {
                        if (button.isDisplayed() && button.getText().equals(words)) {
                            run("arguments[0].scrollIntoView({ block: 'center' })", button);
                            button.click();
                            return true;
                        }
                    }
                    return false;
                });
    }

    void fill(String selector, String text) {
        until(
                selector,
                () -> {
                    WebElement field = find(selector);
                    field.clear();
                    field.sendKeys(text);
                    return true;
                });
    }

    void enter(String selector, String text) {
        fill(selector, text);
        find(selector).sendKeys(Keys.ENTER);
    }

    void key(CharSequence key) {
        new Actions(driver).sendKeys(key).perform();
    }

    /** What the page wrote to the console since the last time. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(Object::toString)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
