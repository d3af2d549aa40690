package org.lineoff.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with what a person gave us: where, what, and what to do about it. Problems are
 * values: they are collected and shown together, never thrown one by one. The wording, in English
 * and Chinese, is made from these fields by the room that shows them.
 */
public sealed interface Problem {
    Where where();

    /** The file cannot be read, or is not YAML. */
    record Unreadable(Where where, String reason) implements Problem {}

    /** A file of the folder that must be there is not. */
    record MissingFile(Where where, String purpose) implements Problem {}

    /** A key that nothing knows; {@code nearest} is the known key that looks most like it. */
    record UnknownKey(Where where, String key, @Nullable String nearest, List<String> known)
            implements Problem {}

    /** A key that must be there is not. */
    record MissingKey(Where where, String key, String meaning) implements Problem {}

    /** The same key or the same id twice. */
    record Duplicate(Where where, String name, Where first) implements Problem {}

    /**
     * A value of the wrong form: a date that is none, a duration without a unit, a map for a list.
     */
    record BadValue(Where where, String key, String value, String expected, String example)
            implements Problem {}

    /** A number, date or duration outside what is possible there. */
    record OutOfRange(Where where, String key, String value, String allowed) implements Problem {}

    /** A name that refers to nothing; {@code nearest} is the existing name most like it. */
    record Dangling(Where where, String key, String name, String kind, @Nullable String nearest)
            implements Problem {}

    /** A figure with neither a source nor an assumption, its own or inherited. */
    record NoBasis(Where where, String key) implements Problem {}

    /** Activities that wait for each other, or places that feed only themselves. */
    record Cycle(Where where, String kind, List<String> members) implements Problem {}

    /** Statements that cannot stand together, or a part of the plant that cannot work. */
    record Inconsistent(Where where, String what, String remedy) implements Problem {}

    /** An order for a car that the rules of the product do not allow, and why. */
    record NotBuildable(Where where, String order, Text why) implements Problem {}

    /** Cars that wait for each other in a circle while the plant runs: nothing can ever move. */
    record Deadlock(Where where, String time, List<String> places) implements Problem {}
}
