package org.lineoff.serve.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lineoff.serve.access.AccessStore.Rows;
import org.lineoff.serve.access.Trail.Deed;

/** The people who may sign in. Nobody is ever deleted: the trail and the record name them. */
public final class People {
    /**
     * @param origin {@code local}, or the issuer that vouches for the person
     * @param made when, ms since 1970
     */
    public record Person(
            String name,
            Set<Role> roles,
            String origin,
            boolean disabled,
            long made,
            String madeBy) {
        public Person {
            roles = Set.copyOf(roles);
        }

        public Caller caller() {
            return new Caller(Caller.Kind.PERSON, name, roles, List.of());
        }
    }

    /** What can come of a change. */
    public enum Outcome {
        DONE,
        /** There is nobody of that name. */
        UNKNOWN,
        /** The name is taken. */
        KNOWN,
        BAD_NAME,
        BAD_PASSWORD,
        /** There would be no administrator left. */
        LAST_ADMINISTRATOR,
        /** Another system keeps the person's password. */
        NOT_LOCAL
    }

    public static final String LOCAL = "local";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._@+-]{0,63}");

    private final AccessStore store;
    private final InstantSource clock;
    private final Passwords passwords = new Passwords();

    People(AccessStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The form in which names are kept: case and ways of composing letters make no difference. */
    public static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    }

    public static boolean isName(String name) {
        return NAME.matcher(plain(name)).matches();
    }

    public Optional<Person> find(String name) {
        return store.read(rows -> find(rows, plain(name)));
    }

    public List<Person> all() {
        return store.read(
                rows ->
                        rows.all(
                                "select name, roles, origin, disabled, made, made_by from person"
                                        + " order by name",
                                People::person));
    }

    public boolean hasAdministrator() {
        return store.read(rows -> administrators(rows) > 0);
    }

    /**
     * Makes the first administrator; only while there is none, also if several ask at once.
     *
     * @param by address that asked
     */
    public Outcome makeFirst(String name, String password, String by) {
        Outcome fault = fault(name, password);
        if (fault != Outcome.DONE) {
            return fault;
        }
        String hash = passwords.hash(password);
        return store.write(
                rows -> {
                    if (administrators(rows) > 0) {
                        return Outcome.KNOWN;
                    }
                    Outcome made =
                            insert(rows, plain(name), hash, Set.of(Role.ADMINISTRATOR), LOCAL, "");
                    if (made == Outcome.DONE) {
                        store.trail().add(rows, plain(name), by, Deed.SET_UP, plain(name), "");
                    }
                    return made;
                });
    }

    public Outcome make(
            String name, String password, Set<Role> roles, Caller by, String fromAddress) {
        Outcome fault = fault(name, password);
        if (fault != Outcome.DONE) {
            return fault;
        }
        String hash = passwords.hash(password);
        return store.write(
                rows -> {
                    Outcome made = insert(rows, plain(name), hash, roles, LOCAL, by.name());
                    if (made == Outcome.DONE) {
                        String detail = Role.join(roles);
                        trail(rows, by, fromAddress, Deed.PERSON_MADE, plain(name), detail);
                    }
                    return made;
                });
    }

    /** Changes what a person may do, and whether they may sign in at all. */
    public Outcome change(
            String name, Set<Role> roles, boolean disabled, Caller by, String fromAddress) {
        return store.write(
                rows -> {
                    Optional<Person> found = find(rows, plain(name));
                    if (found.isEmpty()) {
                        return Outcome.UNKNOWN;
                    }
                    Person before = found.get();
                    boolean was = before.roles().contains(Role.ADMINISTRATOR) && !before.disabled();
                    boolean stays = roles.contains(Role.ADMINISTRATOR) && !disabled;
                    if (was && !stays && administrators(rows) == 1) {
                        return Outcome.LAST_ADMINISTRATOR;
                    }
                    rows.change(
                            "update person set roles = ?, disabled = ? where name = ?",
                            Role.join(roles),
                            disabled ? 1 : 0,
                            before.name());
                    if (disabled) {
                        Sessions.endAll(rows, Caller.Kind.PERSON, before.name());
                    }
                    String detail =
                            Role.join(before.roles())
                                    + " -> "
                                    + Role.join(roles)
                                    + (disabled ? ", disabled" : "");
                    trail(rows, by, fromAddress, Deed.PERSON_CHANGED, before.name(), detail);
                    return Outcome.DONE;
                });
    }

    /** Sets a password; whoever is signed in with the old one is signed out. */
    public Outcome setPassword(String name, String password, Caller by, String fromAddress) {
        Outcome fault = fault(name, password);
        if (fault != Outcome.DONE) {
            return fault == Outcome.BAD_NAME ? Outcome.UNKNOWN : fault;
        }
        String hash = passwords.hash(password);
        return store.write(
                rows -> {
                    Optional<Person> found = find(rows, plain(name));
                    if (found.isEmpty()) {
                        return Outcome.UNKNOWN;
                    }
                    if (!found.get().origin().equals(LOCAL)) {
                        return Outcome.NOT_LOCAL;
                    }
                    String known = found.get().name();
                    rows.change("update person set password = ? where name = ?", hash, known);
                    Sessions.endAll(rows, Caller.Kind.PERSON, known);
                    trail(rows, by, fromAddress, Deed.PASSWORD_SET, known, "");
                    return Outcome.DONE;
                });
    }

    /** Who has this name and this password, if they may sign in; takes as long if nobody has. */
    public Optional<Person> check(String name, String password) {
        record Known(Person person, String hash) {}
        List<Known> known =
                store.read(
                        rows ->
                                rows.all(
                                        "select name, roles, origin, disabled, made, made_by,"
                                                + " password from person where name = ?",
                                        row -> new Known(person(row), row.getString(7)),
                                        plain(name)));
        String hash = known.isEmpty() ? "" : known.getFirst().hash();
        String given = password.length() > Passwords.MOST_CHARACTERS ? "" : password;
        return passwords.matches(given, hash) && !known.getFirst().person().disabled()
                ? Optional.of(known.getFirst().person())
                : Optional.empty();
    }

    /**
     * Keeps somebody for whom another system vouches, with the roles that it gives them now.
     *
     * @return empty if the name belongs to somebody else, or the person is disabled here
     */
    public Optional<Person> vouched(
            String name, String issuer, Set<Role> roles, String fromAddress) {
        if (!isName(name)) {
            return Optional.empty();
        }
        return store.write(
                rows -> {
                    Optional<Person> found = find(rows, plain(name));
                    if (found.isEmpty()) {
                        insert(rows, plain(name), "", roles, issuer, issuer);
                        store.trail()
                                .add(
                                        rows,
                                        issuer,
                                        fromAddress,
                                        Deed.PERSON_MADE,
                                        plain(name),
                                        Role.join(roles));
                    } else if (!found.get().origin().equals(issuer) || found.get().disabled()) {
                        return Optional.empty();
                    } else if (!found.get().roles().equals(roles)) {
                        rows.change(
                                "update person set roles = ? where name = ?",
                                Role.join(roles),
                                plain(name));
                        store.trail()
                                .add(
                                        rows,
                                        issuer,
                                        fromAddress,
                                        Deed.PERSON_CHANGED,
                                        plain(name),
                                        Role.join(found.get().roles()) + " -> " + Role.join(roles));
                    }
                    return find(rows, plain(name));
                });
    }

    private static Outcome fault(String name, String password) {
        if (!isName(name)) {
            return Outcome.BAD_NAME;
        }
        int length = password.codePointCount(0, password.length());
        return length < Passwords.LEAST_CHARACTERS
                        || password.length() > Passwords.MOST_CHARACTERS
                        || plain(password).equals(plain(name))
                ? Outcome.BAD_PASSWORD
                : Outcome.DONE;
    }

    private Outcome insert(
            Rows rows, String name, String hash, Set<Role> roles, String origin, String by)
            throws SQLException {
        if (find(rows, name).isPresent()) {
            return Outcome.KNOWN;
        }
        rows.change(
                "insert into person (name, password, roles, origin, disabled, made, made_by)"
                        + " values (?, ?, ?, ?, 0, ?, ?)",
                name,
                hash,
                Role.join(roles),
                origin,
                clock.millis(),
                by);
        return Outcome.DONE;
    }

    private void trail(
            Rows rows, Caller by, String fromAddress, Deed deed, String subject, String detail)
            throws SQLException {
        store.trail().add(rows, by.id(), fromAddress, deed, subject, detail);
    }

    static Optional<Person> find(Rows rows, String name) throws SQLException {
        return rows
                .all(
                        "select name, roles, origin, disabled, made, made_by from person"
                                + " where name = ?",
                        People::person,
                        name)
                .stream()
                .findFirst();
    }

    private static int administrators(Rows rows) throws SQLException {
        int found = 0;
        for (String roles :
                rows.all("select roles from person where disabled = 0", row -> row.getString(1))) {
            found += Role.split(roles).contains(Role.ADMINISTRATOR) ? 1 : 0;
        }
        return found;
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString(1),
                Role.split(row.getString(2)),
                row.getString(3),
                row.getInt(4) != 0,
                row.getLong(5),
                row.getString(6));
    }
}
