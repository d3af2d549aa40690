package org.lineoff.programme;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Known;
import org.lineoff.model.Programme.Activity;

/**
 * What was known of the activities on the as-of day. A date that lies after that day is no fact,
 * whenever it was written down. Figures are taken in the version known on that day.
 */
record Facts(SchedulingProblem problem) {

    State state(Activity a) {
        if (finished(a) != Network.NEVER) {
            return State.FINISHED;
        }
        return started(a) != Network.NEVER && !a.isMilestone() ? State.RUNNING : State.OPEN;
    }

    /** Day of the actual start, or NEVER. */
    int started(Activity a) {
        return happened(a.started());
    }

    /** Day of the actual finish, or NEVER. */
    int finished(Activity a) {
        return happened(a.finished());
    }

    Optional<Known.Version<LocalDate>> notBefore(Activity a) {
        Known<LocalDate> date = a.notBefore();
        return date == null ? Optional.empty() : date.at(problem.asOf());
    }

    /** Fails if the activity is still to be done and nothing was known of its duration. */
    DurationLaw law(Activity a) {
        Known<Duration> duration = a.duration();
        if (duration == null) {
            return DurationLaw.constant(0);
        }
        Optional<Known.Version<Duration>> version = duration.at(problem.asOf());
        if (version.isEmpty() && state(a) == State.FINISHED) {
            return DurationLaw.constant(1);
        }
        return DurationLaw.of(
                duration.name(),
                version.orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "Nothing was known of the duration of (%s) on (%s)."
                                                .formatted(a.id(), problem.asOf()))),
                problem.judgement());
    }

    /** The first day that matters: the signature, or an earlier actual start. */
    int earliest(int signed) {
        int first = signed;
        for (Activity a : problem.programme().activities()) {
            int start = started(a) == Network.NEVER ? finished(a) : started(a);
            if (start != Network.NEVER) {
                first = Math.min(first, start);
            }
        }
        return first;
    }

    private int happened(@Nullable Known<LocalDate> date) {
        if (date == null || !problem.facts()) {
            return Network.NEVER;
        }
        return date.at(problem.asOf())
                .map(Known.Version::value)
                .filter(d -> !d.isAfter(problem.asOf()))
                .map(Days::of)
                .orElse(Network.NEVER);
    }
}
