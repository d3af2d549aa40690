package org.lineoff.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lineoff.programme.ProgrammeBuilder.number;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lineoff.model.Programme;
import org.lineoff.model.Programme.Activity;
import org.lineoff.model.Programme.Precedence;

/**
 * Without resources the earliest dates are the least that satisfy every rule. The rival knows only
 * the table of {@code docs/programme.md}, in days and dates: it moves starts a day later while any
 * rule is broken, until none is.
 */
class ForwardPassAgainstLongestPathTest {

    @Test
    void allFourKindsOfPrecedenceCalendarsAndDatesAgreeWithTheRival() {
        for (long seed = 0; seed < 300; seed++) {
            GeneratedProgrammes.Kinds kinds =
                    new GeneratedProgrammes.Kinds(2 + (int) (seed % 12), true, 0, false);
            ProgrammeBuilder p = new GeneratedProgrammes(seed).programme(kinds, 60);
            Schedule schedule = Scheduler.schedule(p.plan());
            Map<String, LocalDate> starts = leastStarts(p.build());
            for (Activity a : p.build().activities()) {
                assertThat(number(schedule.start(a.id())))
                        .as("seed %d, activity %s", seed, a.id())
                        .isEqualTo(number(starts.get(a.id())));
                assertThat(schedule.finish(a.id()))
                        .as("seed %d, activity %s", seed, a.id())
                        .isEqualTo(finish(a, starts.get(a.id())));
            }
        }
    }

    private static Map<String, LocalDate> leastStarts(Programme p) {
        Map<String, LocalDate> start = new HashMap<>();
        Map<String, Activity> activities = new HashMap<>();
        for (Activity a : p.activities()) {
            activities.put(a.id(), a);
            start.put(a.id(), p.signed().plusDays(isPoint(a) ? 0 : 1));
        }
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Activity a : p.activities()) {
                while (breaksARule(a, activities, start)) {
                    start.merge(a.id(), start.get(a.id()), (old, same) -> old.plusDays(1));
                    moved = true;
                }
            }
        }
        return start;
    }

    private static boolean breaksARule(
            Activity a, Map<String, Activity> activities, Map<String, LocalDate> start) {
        LocalDate s = start.get(a.id());
        if (!isWorkingDay(a, s)
                || (a.notBefore() != null
                        && s.isBefore(a.notBefore().versions().getFirst().value()))) {
            return true;
        }
        for (Precedence p : a.after()) {
            Activity before = activities.get(p.activity());
            if (breaks(p, a, s, before, start.get(before.id()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean breaks(
            Precedence p, Activity a, LocalDate s, Activity before, LocalDate sBefore) {
        long lag = p.lag().toDays();
        LocalDate f = finish(a, s);
        LocalDate fBefore = finish(before, sBefore);
        return switch (p.type()) {
            case FS -> s.isBefore(fBefore.plusDays(isPoint(a) ? lag : lag + 1));
            case SS -> s.isBefore(sBefore.plusDays(isPoint(before) && !isPoint(a) ? lag + 1 : lag));
            case FF -> f.isBefore(fBefore.plusDays(lag));
            case SF -> f.isBefore(sBefore.plusDays(isPoint(before) ? lag : lag - 1));
        };
    }

    private static LocalDate finish(Activity a, LocalDate start) {
        if (isPoint(a)) {
            return start;
        }
        long days = Math.max(1, a.duration().versions().getFirst().value().toDays());
        LocalDate day = start;
        for (long done = isWorkingDay(a, day) ? 1 : 0; done < days; ) {
            day = day.plusDays(1);
            done += isWorkingDay(a, day) ? 1 : 0;
        }
        return day;
    }

    private static boolean isPoint(Activity a) {
        return a.isMilestone();
    }

    private static boolean isWorkingDay(Activity a, LocalDate day) {
        return a.calendar() == null || ProgrammeBuilder.WEEKDAYS.isWorkingDay(day);
    }
}
