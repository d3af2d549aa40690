package org.lineoff.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.lineoff.events.Event;
import org.lineoff.events.EventType;
import org.lineoff.model.Calendar;
import org.lineoff.model.Demand;
import org.lineoff.model.Factor;
import org.lineoff.model.Lever;
import org.lineoff.model.Plant;
import org.lineoff.model.Policy;
import org.lineoff.model.Section;
import org.lineoff.model.Text;

/**
 * A decision that is taken in a run acts as a lever of its date: the oracle is the same plant, with
 * the decisions of a first run as dated levers, so that everything is known from the beginning and
 * nothing is ever computed again.
 */
class PolicyOracleTest {
    private static final int PLANTS = 150;

    /** Policies decide from the fifth week on. */
    private static final int DAYS = 42;

    private static final String[] SHIFTS = {
        "08:00-16:00", "06:00-14:00 15:00-23:00", "22:00-06:00", "07:00-07:05", "09:00-17:03", ""
    };
    private static final String[] LEADS = {"1s", "1d", "25h", "2d", "60h", "5d"};

    @Test
    void decisionsActLikeLeversOfTheirDates() {
        int decisions = 0;
        int calendars = 0;
        int emptied = 0;
        int manned = 0;
        int different = 0;
        for (int seed = 0; seed < PLANTS; seed++) {
            Plant plant = plant(seed);
            Ran decided = Ran.of(plant, seed);
            Ran known = Ran.of(knownBeforehand(plant, decided.outcome().decisions()), seed);
            assertThat(events(decided)).as("seed %d", seed).isEqualTo(events(known));
            assertThat(decided.outcome().path())
                    .as("seed %d", seed)
                    .isEqualTo(known.outcome().path());
            assertThat(decided.outcome().deadlock().isPresent())
                    .isEqualTo(known.outcome().deadlock().isPresent());
            decisions += decided.outcome().decisions().size();
            for (Decision decision : decided.outcome().decisions()) {
                int calendar = plant.policies().get(decision.policy()).calendar() == null ? 0 : 1;
                calendars += calendar;
                emptied += has(plant, s -> s.runEmpty() != null) ? calendar : 0;
                manned += has(plant, s -> s.manning() != null) ? calendar : 0;
            }
            Ran never = Ran.of(knownBeforehand(plant, List.of()), seed);
            different += events(never).equals(events(decided)) ? 0 : 1;
        }
        assertThat(decisions).as("decisions").isGreaterThan(PLANTS * 4 / 5);
        assertThat(emptied).as("changes of calendar with run-outs").isGreaterThan(PLANTS / 20);
        assertThat(manned).as("changes of calendar with teams").isGreaterThan(PLANTS / 20);
        assertThat(calendars).as("changes of calendar").isGreaterThan(PLANTS / 2);
        assertThat(different).as("plants that they change").isGreaterThan(PLANTS / 3);
    }

    private static boolean has(Plant plant, Predicate<Section> feature) {
        return plant.shops().stream().flatMap(shop -> shop.sections().stream()).anyMatch(feature);
    }

    private static List<Event> events(Ran ran) {
        return ran.events().stream()
                .filter(e -> e.type() != EventType.LEVER && e.type() != EventType.POLICY)
                .map(
                        e ->
                                new Event(
                                        0, e.type(), e.time(), e.place(), e.car(), e.visit(),
                                        e.part(), e.cause(), e.value()))
                .toList();
    }

    /** The plant with what was decided as levers, behind its own in the order of deciding. */
    private static Plant knownBeforehand(Plant plant, List<Decision> decisions) {
        List<Lever> levers = new ArrayList<>(plant.levers());
        for (Decision decision : decisions) {
            Policy policy = plant.policies().get(decision.policy());
            levers.add(
                    new Lever(
                            policy.id() + "-" + levers.size(),
                            policy.name(),
                            policy.places(),
                            PlantBuilder.known(decision.from()),
                            null,
                            null,
                            policy.calendar(),
                            policy.factor(),
                            policy.by(),
                            null));
        }
        return with(plant, plant.horizon(), plant.calendars(), plant.demand(), levers, List.of());
    }

    /** A generated plant over six weeks, with a burst of orders and with policies. */
    private static Plant plant(int seed) {
        Plant plant = GeneratedPlants.plant(seed);
        Random random = new Random(seed + 1_000_000L);
        LocalDate first = plant.horizon().from();
        List<Calendar> calendars = new ArrayList<>(List.of(plant.calendars().getFirst()));
        for (int c = 0; c < 3; c++) {
            calendars.add(calendar("c" + c, random));
        }
        Demand.Wave steady =
                new Demand.Wave(
                        null,
                        PlantBuilder.known(first),
                        PlantBuilder.known(first.plusDays(DAYS - 1)),
                        PlantBuilder.known(150.0),
                        null);
        Demand.Wave burst =
                new Demand.Wave(
                        null,
                        PlantBuilder.known(first.plusDays(26)),
                        PlantBuilder.known(first.plusDays(27 + random.nextInt(8))),
                        PlantBuilder.known(50.0 + random.nextInt(400)),
                        null);
        List<Demand.Sequence> sequences = new ArrayList<>(plant.demand().sequences());
        sequences.set(0, new Demand.Sequence(sequences.getFirst().id(), List.of(steady, burst)));
        Demand demand = new Demand(sequences, plant.demand().supplies(), plant.demand().delivery());
        List<Policy> policies = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            policies.add(policy("q" + i, plant, random));
        }
        Plant.Horizon horizon = new Plant.Horizon(first, first.plusDays(DAYS - 1));
        return with(plant, horizon, calendars, demand, plant.levers(), policies);
    }

    private static Calendar calendar(String id, Random random) {
        String shifts = SHIFTS[random.nextInt(SHIFTS.length)];
        List<Calendar.PlannedStop> stops =
                random.nextInt(3) == 0
                        ? List.of(
                                PlantBuilder.stop(
                                        PlantBuilder.FIRST_DAY.plusDays(26 + random.nextInt(12)),
                                        random.nextBoolean() ? "10h" : "2d"))
                        : List.of();
        Calendar daily = PlantBuilder.calendar(id, shifts, stops);
        Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
        while (random.nextInt(3) > 0 && days.size() > 1) {
            days.remove(DayOfWeek.of(1 + random.nextInt(7)));
        }
        return new Calendar(
                id, null, List.copyOf(days), daily.shifts(), daily.holidays(), daily.stops());
    }

    private static Policy policy(String id, Plant plant, Random random) {
        boolean calendar = random.nextInt(3) > 0;
        Factor factor =
                switch (random.nextInt(4)) {
                    case 0 -> Factor.TAKT;
                    case 1 -> Factor.PEOPLE;
                    case 2 -> Factor.AVAILABILITY;
                    default -> Factor.FIRST_TIME_THROUGH;
                };
        List<org.lineoff.model.Section> sections = plant.shops().getFirst().sections();
        String section = "p/s/" + sections.get(random.nextInt(sections.size())).id();
        String place =
                switch (random.nextInt(3)) {
                    case 0 -> "p";
                    case 1 -> "p/s";
                    default -> section;
                };
        String put = random.nextInt(4) == 0 ? "always" : "c" + random.nextInt(3);
        return new Policy(
                id,
                Text.of(id),
                List.of(place),
                List.of(),
                PlantBuilder.known(0.01 + random.nextDouble()),
                DayOfWeek.of(1 + random.nextInt(7)),
                PlantBuilder.known(PlantBuilder.time(LEADS[random.nextInt(LEADS.length)])),
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                calendar ? put : null,
                calendar ? null : factor,
                calendar ? null : PlantBuilder.known(0.8 + random.nextDouble() / 2),
                calendar ? null : PlantBuilder.known(1 + random.nextInt(3)));
    }

    private static Plant with(
            Plant p,
            Plant.Horizon horizon,
            List<Calendar> calendars,
            Demand demand,
            List<Lever> levers,
            List<Policy> policies) {
        return new Plant(
                p.title(),
                p.note(),
                p.timeZone(),
                horizon,
                p.asOf(),
                p.currency(),
                p.runs(),
                p.sources(),
                calendars,
                p.products(),
                demand,
                p.lines(),
                p.shops(),
                levers,
                policies,
                p.programme(),
                p.actuals(),
                p.backtest());
    }
}
