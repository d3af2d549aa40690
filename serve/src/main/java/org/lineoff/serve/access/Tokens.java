package org.lineoff.serve.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lineoff.serve.access.AccessStore.Rows;
import org.lineoff.serve.access.Trail.Deed;

/**
 * Tokens of machines and programs. A token is shown once, when it is made; kept is its SHA-256. One
 * that is revoked stays on record and its name is not given again.
 */
public final class Tokens {
    /** What every token begins with, so that one that leaked is found and known for what it is. */
    public static final String PREFIX = "lineoff_";

    /**
     * @param places where it may report from; none: anywhere
     * @param revoked when it ended, ms since 1970; 0 if it did not
     */
    public record Token(
            String name,
            Set<Role> roles,
            List<String> places,
            long made,
            String madeBy,
            long revoked) {
        public Token {
            roles = Set.copyOf(roles);
            places = List.copyOf(places);
        }

        public Caller caller() {
            return new Caller(Caller.Kind.TOKEN, name, roles, places);
        }
    }

    private static final String COLUMNS =
            "select name, roles, places, made, made_by, revoked from token";

    private final AccessStore store;
    private final InstantSource clock;

    Tokens(AccessStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Makes a token.
     *
     * @return the token itself, which nobody can look up again; empty if the name is taken
     */
    public Optional<String> make(
            String name, Set<Role> roles, List<String> places, Caller by, String fromAddress) {
        String secret = Secrets.make(PREFIX);
        String known = People.plain(name);
        return store.write(
                rows -> {
                    if (find(rows, known).isPresent()) {
                        return Optional.empty();
                    }
                    rows.change(
                            "insert into token"
                                    + " (name, digest, roles, places, made, made_by, revoked)"
                                    + " values (?, ?, ?, ?, ?, ?, 0)",
                            known,
                            Secrets.digest(secret),
                            Role.join(roles),
                            String.join("\n", places),
                            clock.millis(),
                            by.name());
                    store.trail()
                            .add(
                                    rows,
                                    by.id(),
                                    fromAddress,
                                    Deed.TOKEN_MADE,
                                    known,
                                    Role.join(roles) + " " + String.join(", ", places));
                    return Optional.of(secret);
                });
    }

    /** Ends a token and its sessions at once; false if there is none of that name that holds. */
    public boolean revoke(String name, Caller by, String fromAddress) {
        String known = People.plain(name);
        return store.write(
                rows -> {
                    int changed =
                            rows.change(
                                    "update token set revoked = ? where name = ? and revoked = 0",
                                    Math.max(1, clock.millis()),
                                    known);
                    if (changed > 0) {
                        Sessions.endAll(rows, Caller.Kind.TOKEN, known);
                        store.trail()
                                .add(rows, by.id(), fromAddress, Deed.TOKEN_REVOKED, known, "");
                    }
                    return changed > 0;
                });
    }

    public List<Token> all() {
        return store.read(rows -> rows.all(COLUMNS + " order by name", Tokens::token));
    }

    /** The token that a caller shows, if it holds. */
    public Optional<Token> check(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return store.read(
                rows ->
                        rows
                                .all(
                                        COLUMNS + " where digest = ? and revoked = 0",
                                        Tokens::token,
                                        Secrets.digest(secret))
                                .stream()
                                .findFirst());
    }

    static Optional<Token> find(Rows rows, String name) throws SQLException {
        return rows.all(COLUMNS + " where name = ?", Tokens::token, name).stream().findFirst();
    }

    private static Token token(ResultSet row) throws SQLException {
        String places = row.getString(3);
        return new Token(
                row.getString(1),
                Role.split(row.getString(2)),
                places.isEmpty() ? List.of() : List.of(places.split("\n", -1)),
                row.getLong(4),
                row.getString(5),
                row.getLong(6));
    }
}
