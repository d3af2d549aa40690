package org.lineoff.model;

import java.time.Duration;
import java.time.LocalDate;
import org.lineoff.model.random.Draws;
import org.lineoff.model.random.Purpose;

/**
 * The figures of one replication: what was known on the as-of day, with every range drawn once. A
 * range {@code low..high} around {@code value} is triangular with its mode at the value (dates and
 * whole numbers: in days and units, rounded), stretched and correlated as {@link Judgement} says.
 * The draw depends only on seed, replication and the figure's name, so places that share a figure
 * share its luck and the order of asking does not matter. Costs a hash and a square root a call, or
 * a microsecond where figures go together: ask once and keep the answer.
 *
 * <p>Assumptions, decisions and all other luck may be those of different replications, so that the
 * spread of a result can be told apart by them.
 *
 * @param draws the luck of everything else
 * @param assumptions the luck of the figures
 * @param policies the luck of decisions: whether levers and policies come, and of the figures of
 *     {@code levers.yaml} and {@code policies.yaml}
 * @param judgement how far ranges can be trusted
 */
public record Drawn(
        Draws draws, Draws assumptions, Draws policies, LocalDate asOf, Judgement judgement) {
    /** All of one replication. */
    public Drawn(Draws draws, LocalDate asOf, Judgement judgement) {
        this(draws, draws, draws, asOf, judgement);
    }

    /** All of one replication, its ranges taken as limits. */
    public Drawn(Draws draws, LocalDate asOf) {
        this(draws, asOf, Judgement.LIMITS);
    }

    /** Whether a figure of that name belongs to a decision: to a lever or a policy. */
    public static boolean isOfPolicy(String figure) {
        return figure.startsWith("levers.yaml#") || figure.startsWith("policies.yaml#");
    }

    /** Thrown for a figure of which nothing was known on the as-of day: checked before a run. */
    public static final class NotKnown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotKnown(String name, LocalDate asOf) {
            super("nothing was known of %s on %s".formatted(name, asOf));
        }
    }

    public boolean isKnown(Known<?> known) {
        return known.at(asOf).isPresent();
    }

    public double number(Known<Double> known) {
        Known.Version<Double> v = version(known);
        Double low = v.low();
        Double high = v.high();
        return low == null || high == null
                ? v.value()
                : range(known, low, v.value(), high, Judgement.ofNumber(known.name()));
    }

    /** Rounded half up. */
    public int whole(Known<Integer> known) {
        Known.Version<Integer> v = version(known);
        Integer low = v.low();
        Integer high = v.high();
        return low == null || high == null
                ? v.value()
                : (int) Math.floor(range(known, low, v.value(), high, 1) + 0.5);
    }

    /** A duration in milliseconds, rounded half up. */
    public long millis(Known<Duration> known) {
        Known.Version<Duration> v = version(known);
        Duration low = v.low();
        Duration high = v.high();
        return low == null || high == null
                ? v.value().toMillis()
                : (long)
                        Math.floor(
                                range(
                                                known,
                                                low.toMillis(),
                                                v.value().toMillis(),
                                                high.toMillis(),
                                                Judgement.ofDuration(known.name()))
                                        + 0.5);
    }

    private double range(Known<?> known, double low, double mode, double high, int direction) {
        double x = triangular(low, mode, high, uniform(known, direction));
        return judgement.stretches(known.name()) && high > low
                ? judgement.stretched(x, triangular(low, mode, high, 0.5), low, high)
                : x;
    }

    /**
     * A date. A date with a range is a decision or an event that had not happened on the as-of day,
     * so the part of the range up to that day is cut off (a range wholly in the past: the day
     * after).
     */
    public LocalDate date(Known<LocalDate> known) {
        Known.Version<LocalDate> v = version(known);
        LocalDate low = v.low();
        LocalDate high = v.high();
        if (low == null || high == null) {
            return v.value();
        }
        double m = v.value().toEpochDay();
        double a = low.toEpochDay();
        double b = high.toEpochDay();
        if (judgement.stretches(known.name()) && b > a) {
            double median = triangular(a, m, b, 0.5);
            a = judgement.stretched(a, median, 0, b);
            b = judgement.stretched(b, median, 0, b);
            m = judgement.stretched(m, median, 0, b);
        }
        double u = uniform(known, -1);
        LocalDate earliest = asOf.plusDays(1);
        if (a >= earliest.toEpochDay()) {
            return LocalDate.ofEpochDay((long) Math.floor(triangular(a, m, b, u) + 0.5));
        }
        if (b < earliest.toEpochDay()) {
            return earliest;
        }
        double past = triangularCdf(a, m, b, asOf.toEpochDay() + 0.5);
        double day = triangular(a, m, b, past + (1 - past) * u);
        LocalDate drawn = LocalDate.ofEpochDay((long) Math.floor(day + 0.5));
        return drawn.isBefore(earliest) ? earliest : drawn;
    }

    /**
     * Whether a lever comes in this replication: it was foreseen on the as-of day and the draw of
     * its chance (purpose lever, place {@code levers/ID}, index 0) says so.
     */
    public boolean comes(Lever lever) {
        if (!isKnown(lever.from())) {
            return false;
        }
        Known<Double> chance = lever.chance();
        return chance == null
                || !isKnown(chance)
                || policies.uniform(Purpose.LEVER, Draws.place("levers/" + lever.id()), 0)
                        < number(chance);
    }

    /**
     * Whether a plant acts by a policy in this replication: it was foreseen on the as-of day, and
     * the draw of its chance (purpose lever, place {@code policies/ID}, index 0) says so.
     */
    public boolean acts(Policy policy) {
        if (!isKnown(policy.backlogWeeks()) || !isKnown(policy.lead())) {
            return false;
        }
        Known<Double> chance = policy.chance();
        return chance == null
                || !isKnown(chance)
                || policies.uniform(Purpose.LEVER, Draws.place("policies/" + policy.id()), 0)
                        < number(chance);
    }

    private <T> Known.Version<T> version(Known<T> known) {
        return known.at(asOf).orElseThrow(() -> new NotKnown(known.name(), asOf));
    }

    private double uniform(Known<?> known, int direction) {
        boolean ofPolicy = isOfPolicy(known.name());
        Draws of = ofPolicy ? policies : assumptions;
        return judgement.luck(
                of.uniform(Purpose.ASSUMPTION, Draws.place(known.name()), 0),
                of,
                ofPolicy ? Judgement.Kind.POLICIES : Judgement.Kind.ASSUMPTIONS,
                direction);
    }

    private static double triangular(double low, double mode, double high, double u) {
        if (high <= low) {
            return low;
        }
        double split = (mode - low) / (high - low);
        return u < split
                ? low + Math.sqrt(u * (high - low) * (mode - low))
                : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
    }

    private static double triangularCdf(double low, double mode, double high, double x) {
        if (x <= low) {
            return 0;
        }
        if (x >= high) {
            return 1;
        }
        return x < mode
                ? (x - low) * (x - low) / ((high - low) * (mode - low))
                : 1 - (high - x) * (high - x) / ((high - low) * (high - mode));
    }
}
