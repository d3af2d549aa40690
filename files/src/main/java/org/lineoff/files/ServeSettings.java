package org.lineoff.files;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.About;

/**
 * How a plant is served, as {@code serve.yaml} says it; what is null is not said. Names of files
 * are as they are written there, seen from the folder of that file ({@link ServeFile#beside}).
 */
public record ServeSettings(
        @About("Address to listen on; left out: 127.0.0.1, which only this machine reaches.")
                @Nullable String host,
        @About(
                        value = "Port to listen on, 0 for any free one; left out: 8080.",
                        min = 0,
                        max = 65_535)
                @Nullable Integer port,
        @About("Whether other machines may come in without TLS; left out: no.")
                @Nullable Boolean insecure,
        @About(
                        "Folder of the record, the plant's keys and who may do what; left out:"
                                + " lineoff-data/NAME where it is started.")
                @Nullable String data,
        @About("TLS; left out: plain HTTP.") @Nullable Tls tls,
        @About("A PostgreSQL database in place of files; left out: files.")
                @Nullable Database database,
        @About("Properties file of the company's sign-in; left out: there is none.")
                @Nullable String oidc,
        @About(value = "How much one caller may ask for.", byDefault = "{}") Limits limits,
        @About(value = "How long a person stays signed in; left out: 12 h.", min = 0.01, max = 365)
                @Nullable Duration session,
        @About(
                        value =
                                "Every order that is checked is promised by the day that holds with"
                                        + " this chance, in per cent; left out: only when asked for.",
                        min = 1,
                        max = 99)
                @Nullable Integer promise,
        @About("A simulated plant beside the server; left out: none.") @Nullable Virtual virtual) {

    /** Nothing is said. */
    public static final ServeSettings NONE =
            new ServeSettings(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    new Limits(null, null, null, null, null, null, null),
                    null,
                    null,
                    null);

    public record Tls(
            @About("PKCS #12 or JKS file with the key and its certificates.") String keystore,
            @About(
                            "File with the password of the keystore; left out: the environment"
                                    + " variable LINEOFF_TLS_PASSWORD.")
                    @Nullable String passwordFile) {}

    public record Database(
            @About("Address: jdbc:postgresql://HOST:PORT/DATABASE, without a password.") String url,
            @About("User of the database; left out: lineoff.") @Nullable String user) {}

    /** How much one caller may ask for; what is null is as usual. */
    public record Limits(
            @About(value = "Bytes of one request.", min = 1024, max = 1 << 28)
                    @Nullable Integer bodyBytes,
            @About(value = "Reports in one request.", min = 1, max = 100_000)
                    @Nullable Integer batch,
            @About(value = "Depth of JSON in JSON.", min = 4, max = 500) @Nullable Integer depth,
            @About(value = "Requests of a caller in a second, over time.", min = 1, max = 1_000_000)
                    @Nullable Integer perSecond,
            @About(value = "Requests of a caller at once.", min = 1, max = 1_000_000)
                    @Nullable Integer burst,
            @About(
                            value =
                                    "Requests in a second of an address that does not say who it"
                                            + " is.",
                            min = 1,
                            max = 1_000_000)
                    @Nullable Integer strangersPerSecond,
            @About(
                            value = "Tries to sign in within a minute, by address and by name.",
                            min = 1,
                            max = 1_000_000)
                    @Nullable Integer signInsPerMinute) {}

    /** A simulated plant, as the options of {@code lineoff serve} say it. */
    public record Virtual(
            @About("Simulated seconds a second at most, or max; left out: 60.")
                    @Nullable String speed,
            @About(
                            "First day of which everything is reported; left out: a Monday some"
                                    + " four weeks after the first line starts.")
                    @Nullable LocalDate from,
            @About(
                            value = "How many days; left out: to the end of the horizon.",
                            min = 1,
                            max = 100_000)
                    @Nullable Integer days,
            @About("Start of production by line; left out: the median day of the programme.")
                    Map<String, LocalDate> start) {
        public Virtual {
            start = Map.copyOf(start);
        }
    }
}
