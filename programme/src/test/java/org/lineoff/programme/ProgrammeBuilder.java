package org.lineoff.programme;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lineoff.model.Basis;
import org.lineoff.model.Calendar;
import org.lineoff.model.Known;
import org.lineoff.model.Programme;
import org.lineoff.model.Programme.Activity;
import org.lineoff.model.Programme.Owner;
import org.lineoff.model.Programme.Precedence;
import org.lineoff.model.Text;

/** A programme in a few lines. Day 0 is Monday 2024-01-01, the day of the signature. */
final class ProgrammeBuilder {
    static final LocalDate SIGNED = LocalDate.of(2024, 1, 1);
    static final Calendar WEEKDAYS =
            new Calendar(
                    "weekdays",
                    null,
                    List.of(
                            DayOfWeek.MONDAY,
                            DayOfWeek.TUESDAY,
                            DayOfWeek.WEDNESDAY,
                            DayOfWeek.THURSDAY,
                            DayOfWeek.FRIDAY),
                    List.of(),
                    List.of(
                            new Calendar.Holiday(
                                    Text.of("Spring Festival"),
                                    LocalDate.of(2024, 2, 10),
                                    LocalDate.of(2024, 2, 17)),
                            new Calendar.Holiday(null, LocalDate.of(2024, 5, 1), null)),
                    List.of());

    private static final Basis BASIS = Basis.assumption("a test", SIGNED);

    private final List<Programme.Resource> resources = new ArrayList<>();
    private final List<ActivityBuilder> activities = new ArrayList<>();
    private final List<String> objective = new ArrayList<>();

    static LocalDate day(int day) {
        return SIGNED.plusDays(day);
    }

    static int number(LocalDate date) {
        return Math.toIntExact(date.toEpochDay() - SIGNED.toEpochDay());
    }

    ActivityBuilder activity(String id, double days) {
        return activity(id, Known.of(id, duration(days), BASIS));
    }

    /** Three points in days. */
    ActivityBuilder activity(String id, double low, double mode, double high) {
        return activity(
                id, Known.between(id, duration(low), duration(mode), duration(high), BASIS));
    }

    ActivityBuilder milestone(String id) {
        return activity(id, null);
    }

    ProgrammeBuilder resource(String id, int capacity) {
        resources.add(new Programme.Resource(id, Text.of(id), Known.of(id, capacity, BASIS)));
        return this;
    }

    ProgrammeBuilder resource(String id, int low, int capacity, int high) {
        resources.add(
                new Programme.Resource(
                        id, Text.of(id), Known.between(id, low, capacity, high, BASIS)));
        return this;
    }

    ProgrammeBuilder objective(String... ids) {
        objective.addAll(Arrays.asList(ids));
        return this;
    }

    Programme build() {
        return new Programme(
                SIGNED,
                resources,
                activities.stream().map(ActivityBuilder::build).toList(),
                objective,
                List.of());
    }

    /** The plan from the signature. */
    SchedulingProblem plan() {
        return new SchedulingProblem(build(), List.of(WEEKDAYS), SIGNED, false);
    }

    SchedulingProblem asOf(int day) {
        return new SchedulingProblem(build(), List.of(WEEKDAYS), day(day), true);
    }

    private ActivityBuilder activity(String id, Known<Duration> duration) {
        ActivityBuilder a = new ActivityBuilder(id, duration);
        activities.add(a);
        return a;
    }

    private static Duration duration(double days) {
        return Duration.ofMillis(Math.round(days * 86_400_000));
    }

    static final class ActivityBuilder {
        private final String id;
        private final Known<Duration> duration;
        private final List<Precedence> after = new ArrayList<>();
        private final Map<String, Integer> uses = new TreeMap<>();
        private Owner owner = Owner.MAKER;
        private String calendar;
        private Known<LocalDate> notBefore;
        private Known<LocalDate> started;
        private Known<LocalDate> finished;

        ActivityBuilder(String id, Known<Duration> duration) {
            this.id = id;
            this.duration = duration;
        }

        ActivityBuilder after(String... ids) {
            for (String before : ids) {
                after(before, Precedence.Type.FS, 0);
            }
            return this;
        }

        ActivityBuilder after(String before, Precedence.Type type, int lag) {
            after.add(new Precedence(before, type, Duration.ofDays(lag)));
            return this;
        }

        ActivityBuilder uses(String resource, int units) {
            uses.put(resource, units);
            return this;
        }

        ActivityBuilder owner(Owner newOwner) {
            owner = newOwner;
            return this;
        }

        ActivityBuilder onWeekdays() {
            calendar = WEEKDAYS.id();
            return this;
        }

        ActivityBuilder notBefore(int day) {
            notBefore = Known.of(id + ".notBefore", day(day), BASIS);
            return this;
        }

        ActivityBuilder notBefore(int low, int day, int high) {
            notBefore = Known.between(id + ".notBefore", day(low), day(day), day(high), BASIS);
            return this;
        }

        ActivityBuilder started(int day) {
            started = Known.of(id + ".started", day(day), Basis.source("diary", day(day)));
            return this;
        }

        ActivityBuilder finished(int day) {
            finished = Known.of(id + ".finished", day(day), Basis.source("diary", day(day)));
            return this;
        }

        Activity build() {
            return new Activity(
                    id,
                    Text.of(id),
                    owner,
                    null,
                    duration,
                    calendar,
                    after,
                    uses,
                    notBefore,
                    started,
                    finished);
        }
    }
}
