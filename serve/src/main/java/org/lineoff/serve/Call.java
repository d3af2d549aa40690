package org.lineoff.serve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.serve.access.Caller;
import org.lineoff.serve.access.Sessions;
import tools.jackson.databind.JsonNode;

/**
 * A request that has passed the door.
 *
 * @param caller null only where everybody may ask, or who it is shows in the body
 * @param session of the browser, if it is one
 * @param parameters of the path
 * @param query each name once
 * @param body null where the route takes none, or something else came
 * @param upload a file that came in place of JSON; null: none did
 * @param accept types that the caller would like to get, as they were sent; empty: any
 * @param oidc what the browser kept of a sign-in that it began, empty if nothing
 * @param address where it came from
 * @param language {@code zh} if the browser would rather have Chinese, else {@code en}
 */
record Call(
        @Nullable Caller caller,
        @Nullable Session session,
        Map<String, String> parameters,
        Map<String, String> query,
        @Nullable JsonNode body,
        @Nullable Upload upload,
        String accept,
        String oidc,
        String address,
        String language) {

    /** A browser that is signed in, and the secret in its cookie. */
    record Session(Sessions.Session known, String secret) {}

    /** A file, and the type that it is said to have. */
    record Upload(String type, Bytes bytes) {}

    /** Who asks; the door lets nobody else in where a route names roles. */
    Caller who() {
        Caller known = caller;
        if (known == null) {
            throw new Refusal(Trouble.NOT_SIGNED_IN);
        }
        return known;
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    String queryNeeded(String name) {
        return query(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(
                        () -> new Refusal(List.of(Fault.query(name, "it is missing", "缺少该项"))));
    }

    /** One of some words. */
    String word(String name, String otherwise, List<String> words) {
        String given = query.getOrDefault(name, otherwise);
        if (!words.contains(given)) {
            throw new Refusal(
                    List.of(
                            Fault.query(
                                    name,
                                    "one of %s is needed".formatted(String.join(", ", words)),
                                    "需要 %s 之一".formatted(String.join("、", words)))));
        }
        return given;
    }

    long whole(String name, long otherwise, long least, long most) {
        String given = query.get(name);
        if (given == null) {
            return otherwise;
        }
        return number(given, least, most)
                .orElseThrow(
                        () ->
                                new Refusal(
                                        List.of(
                                                Fault.query(
                                                        name,
                                                        "a whole number from %d to %d is needed"
                                                                .formatted(least, most),
                                                        "需要 %d 至 %d 的整数".formatted(least, most)))));
    }

    /** The number that a text is, if it is one within the bounds. */
    static Optional<Long> number(String text, long least, long most) {
        try {
            long value = Long.parseLong(text);
            return value >= least && value <= most ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
