package org.lineoff.serve;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.Execution;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.StoreException;
import org.lineoff.model.Plant;
import org.lineoff.model.Text;
import org.lineoff.model.time.PlantClock;
import org.lineoff.serve.access.AccessException;
import org.lineoff.serve.access.AccessStore;
import org.lineoff.serve.access.Secrets;

/**
 * A plant on the network. Every request comes in through the {@link Door}, which knows who may do
 * what from the table of {@link Route}s; behind it a handler asks {@link Execution}.
 *
 * <pre>
 * try (Server server = Server.start(configuration, plant, rules, execution, access, clock)) {
 *     server.firstLink().ifPresent(System.out::println);
 *     …
 * }
 * </pre>
 *
 * <p>Closing it lets requests that are under way be answered, for a while; new ones are refused
 * with 503. It closes neither execution nor access: who opened them does.
 */
public final class Server implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Server.class.getName());
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final long LOOK_EVERY_NANOS = 5_000_000L;
    private static final Text THIS_ADDRESS = new Text("this address", "该地址");
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int BUFFER_BYTES = 8 * 1024;

    /** How long a body that nobody wants is read, and how long it may pause. */
    private static final long DISCARDS_NANOS = 10_000_000_000L;

    private static final long SILENCE_NANOS = 500_000_000L;

    /** What each answer says: nothing is kept, framed, guessed or loaded from elsewhere. */
    private static final Map<String, String> GUARDS =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "no-referrer",
                    "Cache-Control", "no-store",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; style-src 'self';"
                                    + " img-src 'self'; connect-src 'self'; form-action 'self';"
                                    + " base-uri 'none'; frame-ancestors 'none'");

    private final Configuration configuration;
    private final Door door;
    private final Metrics metrics;
    private final PromiseDesk promises;
    private final List<Route> routes;
    private final Optional<String> setUp;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong mistakes = new AtomicLong();
    private volatile boolean closing;
    private @Nullable Javalin javalin;

    private Server(
            Configuration configuration,
            Plant plant,
            PlantRules rules,
            Execution execution,
            AccessStore access,
            InstantSource clock,
            InstantSource world) {
        this.configuration = configuration;
        PlantClock plantClock = new PlantClock(plant.timeZone(), plant.horizon().from());
        LongSupplier now = () -> plantClock.at(world.instant());
        ReportJson json = new ReportJson(plantClock);
        metrics = new Metrics(configuration.version(), underWay::get);
        door = new Door(access, configuration.limits(), clock);
        setUp =
                access.people().hasAdministrator()
                        ? Optional.empty()
                        : Optional.of(Secrets.make(""));
        StationBoard board =
                new StationBoard(execution, rules, StationRoutes.lines(plant), clock::millis);
        PlaceTitles titles = new PlaceTitles(plant);
        OrderCheck check = new OrderCheck(plant, plantClock);
        List<Route> all = new ArrayList<>();
        all.addAll(
                new OpenRoutes(
                                execution,
                                access,
                                metrics,
                                configuration.version(),
                                () -> OpenApi.document(routes(), configuration.version()))
                        .routes());
        SessionRoutes sessions =
                new SessionRoutes(
                        access,
                        configuration.limits(),
                        configuration.sessionLasts(),
                        configuration.tls() != null,
                        setUp.orElse(null),
                        clock);
        all.addAll(sessions.routes());
        all.addAll(
                new CaptureRoutes(
                                execution,
                                access,
                                json,
                                configuration.limits(),
                                metrics,
                                board,
                                now,
                                new OrderFiles(plant, execution, plantClock, now, check),
                                check)
                        .routes());
        promises =
                new PromiseDesk(
                        plant,
                        execution,
                        plantClock,
                        world,
                        clock,
                        metrics,
                        board,
                        configuration.version());
        all.addAll(new PromiseRoutes(promises, access, clock).routes());
        all.addAll(new RecordRoutes(execution, rules, json).routes());
        all.addAll(new RejectedRoutes(execution, access, json).routes());
        all.addAll(new ConfirmationRoutes(execution, rules, plantClock, json).routes());
        all.addAll(
                new PlantRoutes(plant, rules, titles, plantClock, world, configuration.version())
                        .routes());
        all.addAll(new StationRoutes(plant, rules, titles, execution, board, now).routes());
        all.addAll(new AdminRoutes(access, rules).routes());
        Oidc oidc = configuration.oidc();
        PageRoutes pages = new PageRoutes(oidc != null);
        all.addAll(pages.routes());
        if (oidc != null) {
            all.addAll(new OidcRoutes(oidc, access, sessions, pages, clock).routes());
        }
        routes = List.copyOf(all);
    }

    /**
     * Starts to listen.
     *
     * @throws IllegalArgumentException if other machines could reach it over plain HTTP and that
     *     was not asked for
     * @throws IOException if the address cannot be used
     */
    public static Server start(
            Configuration configuration,
            Plant plant,
            PlantRules rules,
            Execution execution,
            AccessStore access,
            InstantSource clock)
            throws IOException {
        return start(configuration, plant, rules, execution, access, clock, clock);
    }

    /**
     * The same with a plant in which it is another time than here: a simulated one.
     *
     * @param clock for sessions, limits and the trail
     * @param world what clocks in the plant show
     */
    public static Server start(
            Configuration configuration,
            Plant plant,
            PlantRules rules,
            Execution execution,
            AccessStore access,
            InstantSource clock,
            InstantSource world)
            throws IOException {
        if (configuration.tls() == null
                && !configuration.insecure()
                && !isLoopback(configuration.host())) {
            throw new IllegalArgumentException(
                    "Plain HTTP to other machines has to be asked for: " + configuration.host());
        }
        Server server = new Server(configuration, plant, rules, execution, access, clock, world);
        server.listen();
        return server;
    }

    /** Whether only this machine can reach an address. */
    public static boolean isLoopback(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private void listen() throws IOException {
        Javalin made = Javalin.create(this::configure);
        try {
            made.start();
        } catch (RuntimeException e) {
            made.stop();
            throw e.getCause() instanceof IOException io
                    ? io
                    : new IOException(
                            "Listening on %s:%d failed: %s"
                                    .formatted(
                                            configuration.host(),
                                            configuration.port(),
                                            e.getMessage()),
                            e);
        }
        javalin = made;
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        config.jetty.modifyHttpConfiguration(Server::quiet);
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServer(server -> server.setErrorHandler(new PlainErrors(() -> closing)));
        for (Route route : routes) {
            config.routes.addHttpHandler(
                    new HandlerType(route.method()),
                    route.path(),
                    context -> serve(route, context));
            if (route.method().equals(Route.GET)) {
                // Else the framework says 200 to whoever asks, without asking the door.
                config.routes.addHttpHandler(
                        HandlerType.HEAD, route.path(), context -> serve(route, context));
            }
        }
        config.routes.exception(Exception.class, this::mistake);
        config.routes.error(404, this::notFound);
        config.routes.error(405, this::wrongMethod);
    }

    private static void quiet(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES);
    }

    private ServerConnector connector(
            org.eclipse.jetty.server.Server server, HttpConfiguration http) {
        Configuration.Tls tls = configuration.tls();
        ServerConnector connector;
        if (tls == null) {
            connector = new ServerConnector(server, new HttpConnectionFactory(http));
        } else {
            HttpConfiguration secure = new HttpConfiguration(http);
            // Any name may be asked for: the plant's network knows the server by several.
            secure.addCustomizer(new SecureRequestCustomizer(false));
            SslContextFactory.Server keys = new SslContextFactory.Server();
            keys.setKeyStorePath(tls.keystore().toAbsolutePath().toString());
            keys.setKeyStorePassword(tls.password());
            keys.setIncludeProtocols("TLSv1.3", "TLSv1.2");
            connector =
                    new ServerConnector(
                            server,
                            new SslConnectionFactory(keys, "http/1.1"),
                            new HttpConnectionFactory(secure));
        }
        connector.setHost(configuration.host());
        connector.setPort(configuration.port());
        return connector;
    }

    private void serve(Route route, Context context) throws IOException {
        long began = System.nanoTime();
        underWay.incrementAndGet();
        Reply reply;
        try {
            reply = reply(route, context);
            discardBody(context);
            send(reply, context);
        } finally {
            underWay.decrementAndGet();
        }
        metrics.requests.labelValues(route.id(), Integer.toString(reply.status())).inc();
        metrics.seconds.labelValues(route.id()).observe((System.nanoTime() - began) / 1e9);
    }

    private Reply reply(Route route, Context context) throws IOException {
        if (closing) {
            return closingReply();
        }
        try {
            return route.handler().answer(door.call(route, context));
        } catch (Refusal refusal) {
            return refusal.is(Trouble.NOT_SIGNED_IN) && route.sendsToSignIn()
                    ? Reply.goTo(signIn(context))
                    : refusal.reply();
        } catch (StoreException | AccessException e) {
            LOG.log(Level.WARNING, "{0} {1}: {2}", route.method(), route.path(), e.getMessage());
            Trouble why = StoreException.isFull(e) ? Trouble.FULL : Trouble.AWAY;
            return new Refusal(List.of(Fault.of(why)), 2).reply();
        } catch (RuntimeException e) {
            return mistake(e, route.method() + " " + route.path());
        }
    }

    static Reply closingReply() {
        return new Refusal(List.of(Fault.of(Trouble.CLOSING)), 5).reply();
    }

    /** Where to sign in, and then come back to. */
    private static String signIn(Context context) {
        String query = context.req().getQueryString();
        String back = context.req().getRequestURI() + (query == null ? "" : "?" + query);
        return "/login?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    /**
     * Reads what is left of a body that nobody wants: else the connection has to be closed behind
     * the answer, and whoever still sends, or asks again over it at that instant, may not hear it.
     * No more than the door would read of a body that is wanted, and not for ever.
     */
    private void discardBody(Context context) {
        long length = context.req().getContentLengthLong();
        long most = Door.readable(configuration.limits());
        boolean isChunked = context.req().getHeader("Transfer-Encoding") != null;
        // Who asks whether to send at all has sent nothing, and sends nothing when refused.
        boolean asksFirst = context.req().getHeader("Expect") != null;
        if ((length <= 0 && !isChunked) || length > most || asksFirst) {
            return;
        }
        try {
            ServletInputStream in = context.req().getInputStream();
            if (in.isFinished()) {
                return; // as after every body that was wanted
            }
            long began = System.nanoTime();
            long heard = began;
            byte[] buffer = new byte[BUFFER_BYTES];
            // The end of a body is seen only by reading on: with its length there is no need to.
            long left = isChunked ? most : length;
            // Never waits for bytes as such: what was announced may never come.
            while (left > 0 && !in.isFinished() && isPatient(began, heard)) {
                if (in.available() > 0) {
                    int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                    if (read < 0) {
                        return;
                    }
                    left -= read;
                    heard = System.nanoTime();
                } else {
                    LockSupport.parkNanos(LOOK_EVERY_NANOS);
                }
            }
        } catch (IOException _) {
            // Whoever goes away in the middle does not want the answer either.
        }
    }

    private static boolean isPatient(long began, long heard) {
        long now = System.nanoTime();
        return now - began < DISCARDS_NANOS && now - heard < SILENCE_NANOS;
    }

    /** The caller gets a number, the log what happened. */
    private Reply mistake(Exception e, String where) {
        if (closing) {
            // What it used is being shut under it; whoever asked comes again under the same id.
            LOG.log(Level.WARNING, "{0} while stopping: {1}", where, e);
            return closingReply();
        }
        String number = Secrets.make("").substring(0, 8);
        mistakes.incrementAndGet();
        LOG.log(Level.ERROR, "mistake " + number + " at " + where, e);
        return Reply.problem(List.of(Fault.of(Trouble.OUR_MISTAKE, number)));
    }

    private void mistake(Exception e, Context context) {
        if (e instanceof IOException) {
            // The caller went away, or sent less than it said it would.
            context.status(400);
            return;
        }
        send(mistake(e, "the door"), context);
    }

    private void notFound(Context context) {
        discardBody(context);
        if (context.res().getContentType() == null
                || !context.res().getContentType().startsWith(Reply.PROBLEM)) {
            send(Reply.problem(List.of(Fault.of(Trouble.NOT_FOUND, THIS_ADDRESS))), context);
        }
    }

    private void wrongMethod(Context context) {
        discardBody(context);
        send(
                Reply.problem(
                        List.of(
                                Fault.of(
                                        Trouble.WRONG_METHOD,
                                        THIS_ADDRESS,
                                        context.req().getMethod()))),
                context);
    }

    private static void send(Reply reply, Context context) {
        context.status(reply.status());
        GUARDS.forEach(context::header);
        reply.headers().forEach(context::header);
        if (!reply.type().isEmpty()) {
            context.contentType(reply.type());
        }
        try {
            // Written here and now, not when the framework comes to it: until then the request is
            // under way, and stopping waits for it.
            context.res().setContentLength(reply.body().size());
            if (!context.req().getMethod().equals("HEAD")) {
                reply.body().write(context.res().getOutputStream());
            }
            context.res().flushBuffer();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a caller went away before the answer", e);
        }
    }

    List<Route> routes() {
        return routes;
    }

    /** How often the program itself was wrong; for tests. */
    long mistakes() {
        return mistakes.get();
    }

    public int port() {
        Javalin running = javalin;
        return running == null ? 0 : running.port();
    }

    /** Address by which this machine reaches it. */
    public String address() {
        String own = own(configuration.host());
        String host = own.contains(":") ? "[" + own + "]" : own;
        return (configuration.tls() == null ? "http://" : "https://") + host + ":" + port();
    }

    /** An address that stands for all of this machine's is not one to go to. */
    private static String own(String host) {
        return switch (host) {
            case "0.0.0.0" -> Configuration.LOOPBACK;
            case "::", "0:0:0:0:0:0:0:0" -> "::1";
            default -> host;
        };
    }

    /**
     * A client for {@link #address}; with TLS it trusts this server's own certificate and no other.
     *
     * @throws IOException if the keystore can no longer be read
     */
    public HttpClient client() throws IOException {
        HttpClient.Builder client =
                HttpClient.newBuilder()
                        .connectTimeout(Duration.ofSeconds(10))
                        // Over TLS the second version would be asked for, and there is none.
                        .version(HttpClient.Version.HTTP_1_1);
        Configuration.Tls tls = configuration.tls();
        return tls == null ? client.build() : client.sslContext(Pinned.context(tls)).build();
    }

    /** How much one caller may ask for. */
    public Limits limits() {
        return configuration.limits();
    }

    /**
     * Where the first administrator is made; once, and only of this start. What it holds stands
     * behind the #, so that it gets into no log.
     */
    public Optional<String> firstLink() {
        return setUp.map(secret -> address() + "/setup#" + secret);
    }

    /**
     * From now on every order that is checked gets its ready date from the simulated plant by
     * itself, in the background.
     *
     * @param chance with which the date holds, 0 to 1
     */
    public void promiseOrders(double chance) {
        if (!(chance > 0 && chance < 1)) {
            throw new IllegalArgumentException("a chance between 0 and 1 is needed: " + chance);
        }
        promises.promiseAll(chance);
    }

    /** Stops taking requests, waits for those that are under way, and ends. */
    @Override
    public void close() {
        closing = true;
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (underWay.get() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        Javalin running = javalin;
        if (running != null) {
            running.stop();
        }
        promises.close();
    }
}
