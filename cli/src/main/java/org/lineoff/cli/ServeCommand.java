package org.lineoff.cli;

import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.Execution;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.PrivateFiles;
import org.lineoff.execute.Store;
import org.lineoff.execute.StoreException;
import org.lineoff.files.ServeSettings;
import org.lineoff.model.Plant;
import org.lineoff.model.time.PlantClock;
import org.lineoff.serve.Configuration;
import org.lineoff.serve.Limits;
import org.lineoff.serve.Oidc;
import org.lineoff.serve.Server;
import org.lineoff.serve.access.AccessException;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.virtual.VirtualPlant;
import org.lineoff.serve.virtual.VirtualPlantException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lineoff serve DIR}: the live plant on the network, until it is stopped. */
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;
    private static final int PATIENCE_SECONDS = 20;
    private static final int USUAL_PORT = 8080;

    private final Terminal terminal;

    @Mixin private final Common common = new Common();

    @Mixin private final RecordPlace place = new RecordPlace();

    @Mixin private final VirtualOptions virtual = new VirtualOptions();

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "dir")
    private Path folder = Path.of("");

    @Option(names = "--port", paramLabel = "N", descriptionKey = "servePort")
    private @Nullable Integer port;

    @Option(names = "--host", paramLabel = "ADDRESS", descriptionKey = "serveHost")
    private @Nullable String host;

    @Option(names = "--insecure", negatable = true, descriptionKey = "serveInsecure")
    private @Nullable Boolean insecure;

    @Option(names = "--tls-keystore", paramLabel = "FILE", descriptionKey = "serveKeystore")
    private @Nullable Path keystore;

    @Option(
            names = "--tls-password-file",
            paramLabel = "FILE",
            descriptionKey = "servePasswordFile")
    private @Nullable Path passwordFile;

    @Option(names = "--oidc", paramLabel = "FILE", descriptionKey = "serveOidc")
    private @Nullable Path oidcFile;

    @Option(names = "--promise", paramLabel = "P", descriptionKey = "servePromise")
    private @Nullable Integer promise;

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String language = common.language(terminal);
        Texts texts = new Texts(language);
        Folder reading = new Folder(terminal, language);
        String fault = common.fault(texts);
        if (fault == null) {
            if (!place.read(folder, reading)) {
                return Main.WRONG_INPUT;
            }
            elseSaid(place.settings());
            fault = fault(texts);
        }
        if (fault != null) {
            terminal.err().println("lineoff: " + fault);
            return Main.WRONG_USAGE;
        }
        Optional<Plant> read = reading.read(folder, null);
        if (read.isEmpty()) {
            return Main.WRONG_INPUT;
        }
        Plant plant = read.get();
        fault = virtual.fault(plant, texts);
        if (fault != null) {
            terminal.err().println("lineoff: " + fault);
            return Main.WRONG_USAGE;
        }
        Oidc oidc = null;
        Path signIn = oidcFile;
        if (signIn != null) {
            OidcFile found = OidcFile.read(signIn, terminal.environment(), texts);
            if (!found.problems().isEmpty()) {
                found.problems().forEach(terminal.err()::println);
                return Main.WRONG_INPUT;
            }
            oidc = found.oidc();
        }
        try {
            VirtualPlant simulated =
                    virtual.isAsked() ? VirtualPlant.of(virtual.setup(plant)) : null;
            serve(plant, simulated, oidc, texts, language);
            return Main.DONE;
        } catch (VirtualPlantException e) {
            terminal.err().println("lineoff: " + e.text().in(language));
            return Main.WRONG_INPUT;
        } catch (StoreException e) {
            return noStore(e.words().in(language), texts);
        } catch (AccessException e) {
            return noStore(e.words().in(language), texts);
        } catch (IOException | RuntimeException e) {
            if (!isPortTaken(e)) {
                throw e;
            }
            terminal.err().println("lineoff: " + texts.get("serve.portTaken", host(), port() + ""));
            return Main.WRONG_INPUT;
        }
    }

    private int noStore(String why, Texts texts) {
        terminal.err().println("lineoff: " + texts.get("serve.store", why));
        return Main.WRONG_INPUT;
    }

    /** Takes what a file says where the command line says nothing. */
    private void elseSaid(ServeSettings said) {
        host = host == null ? said.host() : host;
        port = port == null ? said.port() : port;
        insecure = insecure == null ? said.insecure() : insecure;
        ServeSettings.Tls tls = said.tls();
        if (keystore == null && passwordFile == null && tls != null) {
            keystore = place.beside(tls.keystore());
            passwordFile = place.beside(tls.passwordFile());
        }
        promise = promise == null ? said.promise() : promise;
        oidcFile = oidcFile == null ? place.beside(said.oidc()) : oidcFile;
        virtual.elseSaid(said.virtual());
    }

    private int port() {
        Integer chosen = port;
        return chosen == null ? USUAL_PORT : chosen;
    }

    private String host() {
        String chosen = host;
        return chosen == null ? Configuration.LOOPBACK : chosen;
    }

    private boolean isInsecure() {
        return Boolean.TRUE.equals(insecure);
    }

    private @Nullable String fault(Texts texts) throws IOException {
        if (common.json()) {
            return texts.get("usage.serveJson");
        }
        if (port() < 0 || port() > HIGHEST_PORT) {
            return texts.get("usage.servePort", port());
        }
        Integer chance = promise;
        if (chance != null && (chance < 1 || chance > 99)) {
            return texts.get("usage.servePromise", chance);
        }
        if (keystore == null && passwordFile != null) {
            return texts.get("usage.servePasswordFile");
        }
        if (keystore != null && keystorePassword().isEmpty()) {
            return texts.get("usage.serveNoPassword");
        }
        String unreadable = keystore == null ? null : keystoreFault(keystore);
        if (unreadable != null) {
            return texts.get("usage.serveKeystore", String.valueOf(keystore), unreadable);
        }
        if (keystore == null && !isInsecure() && !Server.isLoopback(host())) {
            return texts.get("usage.servePlain", host());
        }
        String wrong = place.fault(texts);
        return wrong == null ? virtual.fault(texts) : wrong;
    }

    private String keystorePassword() throws IOException {
        Path file = passwordFile;
        return file == null
                ? terminal.environment().getOrDefault("LINEOFF_TLS_PASSWORD", "")
                : Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    /** Why the keys cannot be had, as Java says it; null if they can. */
    private @Nullable String keystoreFault(Path file) throws IOException {
        try {
            KeyStore.getInstance(file.toFile(), keystorePassword().toCharArray());
            return null;
        } catch (IllegalArgumentException _) {
            return file.toAbsolutePath() + "?";
        } catch (IOException | GeneralSecurityException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static boolean isPortTaken(@Nullable Throwable said) {
        for (Throwable one = said; one != null; one = one.getCause()) {
            if (one instanceof BindException) {
                return true;
            }
        }
        return false;
    }

    private void serve(
            Plant plant,
            @Nullable VirtualPlant simulated,
            @Nullable Oidc oidc,
            Texts texts,
            String language)
            throws IOException {
        InstantSource clock = InstantSource.system();
        InstantSource world = simulated == null ? clock : simulated.clock();
        PlantClock plantClock = new PlantClock(plant.timeZone(), plant.horizon().from());
        PlantRules rules = PlantRules.of(plant);
        CountDownLatch stop = new CountDownLatch(1);
        Interrupt interrupt = new Interrupt(stop::countDown, PATIENCE_SECONDS);
        try (Store store = store();
                AccessStore access = access(clock);
                Execution execution =
                        new Execution(store, rules, () -> plantClock.at(world.instant()))) {
            if (simulated == null) {
                VirtualPlant.refuseRecordOfVirtual(execution.records());
            }
            try (Server server =
                    Server.start(
                            configuration(oidc), plant, rules, execution, access, clock, world)) {
                say(plant, store, server, texts, language);
                Integer chance = promise;
                if (chance != null) {
                    server.promiseOrders(chance / 100.0);
                }
                if (simulated != null) {
                    new VirtualRun(terminal, texts, language)
                            .run(simulated, virtual.setup(plant), server, access, stop);
                }
                stop.await();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            interrupt.done();
        }
        terminal.err().println(texts.get("serve.ended"));
        terminal.err().flush();
    }

    private void say(Plant plant, Store store, Server server, Texts texts, String language) {
        terminal.err()
                .println(texts.get("serve.listens", plant.title().in(language), server.address()));
        terminal.err().println(texts.get("serve.data", store.toString()));
        server.firstLink()
                .ifPresent(
                        link -> {
                            terminal.err().println(texts.get("serve.first"));
                            terminal.err().println("  " + link);
                        });
        terminal.err().flush();
    }

    private Configuration configuration(@Nullable Oidc oidc) throws IOException {
        Path keys = keystore;
        Duration lasts = place.settings().session();
        return new Configuration(
                host(),
                port(),
                keys == null ? null : new Configuration.Tls(keys, keystorePassword()),
                isInsecure(),
                limits(place.settings().limits()),
                lasts == null ? Configuration.SHIFT : lasts,
                oidc,
                LineoffCommand.Version.number());
    }

    private static Limits limits(ServeSettings.Limits said) {
        Limits usual = Limits.USUAL;
        return new Limits(
                Objects.requireNonNullElse(said.bodyBytes(), usual.bodyBytes()),
                Objects.requireNonNullElse(said.batch(), usual.batch()),
                Objects.requireNonNullElse(said.depth(), usual.depth()),
                Objects.requireNonNullElse(said.perSecond(), usual.perSecond()),
                Objects.requireNonNullElse(said.burst(), usual.burst()),
                Objects.requireNonNullElse(said.strangersPerSecond(), usual.strangersPerSecond()),
                Objects.requireNonNullElse(said.signInsPerMinute(), usual.signInsPerMinute()));
    }

    private Path data() {
        return place.folder(folder, virtual.isAsked());
    }

    private Store store() throws IOException {
        return place.openIn(data(), terminal);
    }

    private AccessStore access(InstantSource clock) throws IOException {
        String url = place.url();
        return url == null
                ? AccessStore.sqlite(PrivateFiles.folder(data()).resolve("access.db"), clock)
                : AccessStore.postgresql(url, place.user(), RecordPlace.password(terminal), clock);
    }
}
