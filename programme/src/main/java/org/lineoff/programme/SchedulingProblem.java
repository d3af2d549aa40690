package org.lineoff.programme;

import java.time.LocalDate;
import java.util.List;
import org.lineoff.model.Calendar;
import org.lineoff.model.Judgement;
import org.lineoff.model.Plant;
import org.lineoff.model.Programme;

/**
 * What is to be scheduled: a programme with its calendars, by what was known on a day.
 *
 * @param calendars those that activities name
 * @param asOf the day whose knowledge is used
 * @param facts whether what has happened counts: actual dates stand, and nothing open is put on or
 *     before the as-of day. Without facts it is the plan from the signature on.
 * @param judgement how far ranges of durations can be trusted
 */
public record SchedulingProblem(
        Programme programme,
        List<Calendar> calendars,
        LocalDate asOf,
        boolean facts,
        Judgement judgement) {

    public SchedulingProblem {
        calendars = List.copyOf(calendars);
    }

    /** With ranges as limits. */
    public SchedulingProblem(
            Programme programme, List<Calendar> calendars, LocalDate asOf, boolean facts) {
        this(programme, calendars, asOf, facts, Judgement.LIMITS);
    }

    /** The programme of a plant from where it stands on that day. */
    public static SchedulingProblem of(Plant plant, LocalDate asOf) {
        return new SchedulingProblem(
                plant.programme(), plant.calendars(), asOf, true, plant.judgement());
    }

    /** The same as planned from the signature, whatever has happened since. */
    public SchedulingProblem withoutFacts() {
        return new SchedulingProblem(programme, calendars, asOf, false, judgement);
    }
}
