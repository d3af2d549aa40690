package org.lineoff.model;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From the signature to the start of production: activities, resources, and what was promised. */
public record Programme(
        @About("Day of the signature; nothing starts earlier.") LocalDate signed,
        @About("Limited resources that activities share.") List<Resource> resources,
        @About(value = "Activities and milestones.", min = 1) List<Activity> activities,
        @About(value = "Milestones to reach as early as can be, the most important first.", min = 1)
                List<String> objective,
        @About("What was promised.") List<Promise> promises) {

    public record Resource(
            @About("Name of the resource.") String id,
            @About("Words for people.") Text name,
            @About(value = "How many there are.", min = 1) Known<Integer> capacity) {}

    /** An activity; without a duration it is a milestone. */
    public record Activity(
            @About("Name of the activity.") String id,
            @About("Words for people.") Text name,
            @About("Who has to do it: maker, zone, supplier or authority.") Owner owner,
            @About("Line it belongs to.") @Nullable String line,
            @About("Duration in days of its calendar: most likely, with the range low..high.")
                    @Nullable Known<Duration> duration,
            @About("Calendar that says on which days it goes on; left out: every day.")
                    @Nullable String calendar,
            @About("Activities it waits for.") List<Precedence> after,
            @About("Resources it needs, and how many of each.") Map<String, Integer> uses,
            @About("First day on which it may start.") @Nullable Known<LocalDate> notBefore,
            @About("Day on which it really started.") @Nullable Known<LocalDate> started,
            @About("Day on which it really was finished; for a milestone, on which it was reached.")
                    @Nullable Known<LocalDate> finished) {
        public Activity {
            after = List.copyOf(after);
            uses = Collections.unmodifiableMap(new LinkedHashMap<>(uses));
        }

        public boolean isMilestone() {
            return duration == null;
        }
    }

    public enum Owner {
        MAKER,
        ZONE,
        SUPPLIER,
        AUTHORITY
    }

    public record Precedence(
            @About("The activity waited for.") String activity,
            @About(
                            value =
                                    "FS, SS, FF or SF: finish or start of the one, start or finish of the other.",
                            byDefault = "FS")
                    Type type,
            @About(value = "Lag in calendar days; negative: lead.", byDefault = "0d", min = -3660)
                    Duration lag) {
        public enum Type {
            FS,
            SS,
            FF,
            SF
        }
    }

    public Programme {
        resources = List.copyOf(resources);
        activities = List.copyOf(activities);
        objective = List.copyOf(objective);
        promises = List.copyOf(promises);
    }
}
