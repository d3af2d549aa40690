package org.lineoff.programme;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Calendar;
import org.lineoff.model.Judgement;
import org.lineoff.model.Known;
import org.lineoff.model.Programme;
import org.lineoff.model.Programme.Activity;
import org.lineoff.model.Programme.Owner;
import org.lineoff.model.Programme.Precedence;
import org.lineoff.model.random.Draws;

/**
 * A programme in arrays, as known on the as-of day: what every pass, walk and solver reads. Nodes
 * are the activities in the order of their ids, whatever their order in the file, so that nothing
 * below can depend on that. All points of time are evenings (see the package). Immutable by
 * agreement: nobody writes into the arrays once {@link #of} has returned.
 */
final class Network {
    static final int NEVER = Integer.MIN_VALUE / 4;

    final int size;
    final String[] id;
    final Owner[] owner;
    final boolean[] milestone;
    final WorkDays[] calendar;

    /** What node j waits for: arcs firstArc[j] .. firstArc[j + 1] - 1, in the order written. */
    final int[] firstArc;

    final int[] arcFrom;
    final Precedence.Type[] arcType;

    /** In days; one more where a milestone waits for a start, as it is reached that evening. */
    final int[] arcLag;

    final int signed;

    /** The day whose knowledge is used. */
    final LocalDate knownOn;

    /** NEVER where facts do not count. */
    final int asOf;

    final State[] state;

    /** The evening of the actual start of a running or finished node. */
    final int[] actualStart;

    /** Whether that is a fact; else only the finish is, and the start is put where it would fit. */
    final boolean[] actualStartKnown;

    /** The evening of the actual finish of a finished node. */
    final int[] actualFinish;

    /** Working days done by a running node up to the as-of day. */
    final int[] elapsed;

    final Judgement judgement;
    final DurationLaw[] law;

    /** First day allowed, as a day number, or NEVER. */
    final int[] notBefore;

    /** The same where it has a range and is drawn, else null. */
    final @Nullable Known<LocalDate>[] notBeforeDrawn;

    final long[] place;
    final int resources;

    /** Units as stated; where they have a range, {@link #capacityDrawn} is not null. */
    final int[] capacity;

    final @Nullable Known<Integer>[] capacityDrawn;

    /** The most units that one open node needs: no draw of a capacity goes below. */
    final int[] need;

    /** uses[r][j]: units of the resource r that node j holds. */
    final int[][] uses;

    final int[] objective;
    private final Map<String, Integer> index;

    static Network of(SchedulingProblem problem) {
        return new Network(problem);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Network(SchedulingProblem problem) {
        Programme programme = problem.programme();
        index = index(programme.activities());
        size = index.size();
        id = new String[size];
        owner = new Owner[size];
        milestone = new boolean[size];
        calendar = new WorkDays[size];
        state = new State[size];
        actualStart = new int[size];
        actualStartKnown = new boolean[size];
        actualFinish = new int[size];
        elapsed = new int[size];
        law = new DurationLaw[size];
        notBefore = new int[size];
        notBeforeDrawn = new Known[size];
        place = new long[size];
        firstArc = new int[size + 1];
        int arcs = programme.activities().stream().mapToInt(a -> a.after().size()).sum();
        arcFrom = new int[arcs];
        arcType = new Precedence.Type[arcs];
        arcLag = new int[arcs];
        signed = Days.of(programme.signed());
        knownOn = problem.asOf();
        judgement = problem.judgement();
        asOf = problem.facts() ? Days.of(problem.asOf()) : NEVER;

        Activity[] activities = new Activity[size];
        for (Activity a : programme.activities()) {
            activities[node(a.id())] = a;
        }
        Facts facts = new Facts(problem);
        Map<String, WorkDays> calendars = calendars(problem, facts.earliest(signed));
        for (int j = 0; j < size; j++) {
            Activity a = activities[j];
            id[j] = a.id();
            owner[j] = a.owner();
            place[j] = Draws.place("programme/" + a.id());
            calendar[j] = calendar(calendars, a);
            law[j] = facts.law(a);
            milestone[j] = law[j].isConstant() && law[j].mostLikely() == 0;
            readFacts(j, a, facts);
            facts.notBefore(a)
                    .ifPresentOrElse(
                            v -> notBefore[node(a.id())] = Days.of(v.value()),
                            () -> notBefore[node(a.id())] = NEVER);
            if (facts.notBefore(a).filter(Known.Version::hasRange).isPresent()) {
                notBeforeDrawn[j] = a.notBefore();
            }
        }
        readArcs(activities);
        resources = programme.resources().size();
        capacity = new int[resources];
        capacityDrawn = new Known[resources];
        need = new int[resources];
        uses = new int[resources][size];
        readCapacities(programme);
        readUses(programme, activities);
        objective = programme.objective().stream().mapToInt(this::node).toArray();
    }

    int node(String activity) {
        Integer node = index.get(activity);
        if (node == null) {
            throw new IllegalArgumentException(
                    "There is no activity (%s). Maybe it is spelled differently in the programme?"
                            .formatted(activity));
        }
        return node;
    }

    /** The day on which a node that starts on that evening has its first day. */
    LocalDate startDate(int node, int evening) {
        return Days.date(milestone[node] ? evening : evening + 1);
    }

    /** Whether all that is not finished could ever want more than there is. */
    boolean canBeShort(int resource) {
        int wanted = 0;
        for (int j = 0; j < size; j++) {
            wanted += state[j] == State.FINISHED ? 0 : uses[resource][j];
        }
        return capacityDrawn[resource] != null || wanted > capacity[resource];
    }

    private void readFacts(int j, Activity a, Facts facts) {
        state[j] = facts.state(a);
        if (state[j] == State.FINISHED) {
            int finish = facts.finished(a);
            actualFinish[j] = finish;
            int started = milestone[j] ? NEVER : facts.started(a);
            actualStartKnown[j] = started != NEVER || milestone[j];
            actualStart[j] =
                    milestone[j]
                            ? finish
                            : started == NEVER
                                    ? startBefore(j, finish)
                                    : Math.min(started - 1, finish);
        } else if (state[j] == State.RUNNING) {
            actualStartKnown[j] = true;
            actualStart[j] = facts.started(a) - 1;
            elapsed[j] = calendar[j].upTo(asOf) - calendar[j].upTo(actualStart[j]);
        }
    }

    /** Where only the finish is known, the start lies the most likely duration before it. */
    private int startBefore(int j, int finish) {
        int ordinal = calendar[j].upTo(finish) - law[j].mostLikely();
        int start = ordinal < 0 ? signed : calendar[j].day(ordinal) - 1;
        return Math.max(start, Math.min(signed, finish));
    }

    private void readArcs(Activity[] activities) {
        int arc = 0;
        for (int j = 0; j < size; j++) {
            firstArc[j] = arc;
            for (Precedence p : activities[j].after()) {
                int from = node(p.activity());
                arcFrom[arc] = from;
                arcType[arc] = p.type();
                boolean onTheDayOfAStart =
                        p.type() == Precedence.Type.SS && milestone[j] && !milestone[from];
                arcLag[arc] = Days.whole(p.lag()) + (onTheDayOfAStart ? 1 : 0);
                arc++;
            }
        }
        firstArc[size] = arc;
    }

    private void readCapacities(Programme programme) {
        for (int r = 0; r < resources; r++) {
            Programme.Resource resource = programme.resources().get(r);
            Known.Version<Integer> version =
                    resource.capacity()
                            .at(knownOn)
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "Nothing was known of the capacity of (%s) on (%s)."
                                                            .formatted(resource.id(), knownOn)));
            capacity[r] = version.value();
            if (version.hasRange()) {
                capacityDrawn[r] = resource.capacity();
            }
        }
    }

    private void readUses(Programme programme, Activity[] activities) {
        List<String> names = programme.resources().stream().map(Programme.Resource::id).toList();
        for (int j = 0; j < size; j++) {
            for (Map.Entry<String, Integer> use : activities[j].uses().entrySet()) {
                int r = names.indexOf(use.getKey());
                if (r < 0) {
                    throw new IllegalArgumentException(
                            "Activity (%s) uses (%s), which is no resource."
                                    .formatted(id[j], use.getKey()));
                }
                if (use.getValue() > capacity[r] && state[j] == State.OPEN) {
                    throw new IllegalArgumentException(
                            "Activity (%s) needs (%d) of (%s), but there are (%d)."
                                    .formatted(id[j], use.getValue(), names.get(r), capacity[r]));
                }
                uses[r][j] = milestone[j] ? 0 : use.getValue();
                need[r] = Math.max(need[r], state[j] == State.OPEN ? uses[r][j] : 0);
            }
        }
    }

    private static Map<String, Integer> index(List<Activity> activities) {
        TreeSet<String> ids = new TreeSet<>();
        for (Activity a : activities) {
            if (!ids.add(a.id())) {
                throw new IllegalArgumentException(
                        "Activity (%s) is there twice.".formatted(a.id()));
            }
        }
        Map<String, Integer> index = new HashMap<>();
        for (String name : ids) {
            index.put(name, index.size());
        }
        return index;
    }

    private static Map<String, WorkDays> calendars(SchedulingProblem problem, int base) {
        Map<String, WorkDays> calendars = new HashMap<>();
        calendars.put("", new WorkDays(null, base));
        for (Calendar c : problem.calendars()) {
            if (problem.programme().activities().stream()
                    .anyMatch(a -> c.id().equals(a.calendar()))) {
                calendars.put(c.id(), new WorkDays(c, base));
            }
        }
        return calendars;
    }

    private static WorkDays calendar(Map<String, WorkDays> calendars, Activity a) {
        WorkDays found = calendars.get(a.calendar() == null ? "" : a.calendar());
        if (found == null) {
            throw new IllegalArgumentException(
                    "Activity (%s) goes by calendar (%s), which there is not."
                            .formatted(a.id(), a.calendar()));
        }
        return found;
    }
}
