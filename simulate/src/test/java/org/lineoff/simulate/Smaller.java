package org.lineoff.simulate;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Actuals;
import org.lineoff.model.Backtest;
import org.lineoff.model.Basis;
import org.lineoff.model.Distribution;
import org.lineoff.model.Junction;
import org.lineoff.model.Known;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Plant;
import org.lineoff.model.Programme;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Text;

/**
 * All plants that are one step smaller than a plant: with fewer days, a part of the flow less, an
 * element of any list or map less, nothing where nothing may stand, or a smaller figure. Goes by
 * the components of the records, so that what is added to the model is made smaller, too. Large
 * steps come first; many of the plants are not valid.
 */
final class Smaller {
    /** What says nothing about how the plant runs, or is made smaller as a whole. */
    private static final Set<Class<?>> LEFT_ALONE =
            Set.of(
                    Text.class,
                    Basis.class,
                    Plant.Runs.class,
                    Plant.Horizon.class,
                    Programme.class,
                    Actuals.class,
                    Backtest.class);

    private Smaller() {}

    static Stream<Plant> than(Plant plant) {
        return Stream.of(days(plant), flows(plant), of(plant).map(Plant.class::cast))
                .flatMap(s -> s)
                .map(Smaller::withoutActsOnNothing);
    }

    private static Stream<Plant> days(Plant plant) {
        LocalDate from = plant.horizon().from();
        int days = (int) (plant.horizon().to().toEpochDay() - from.toEpochDay()) + 1;
        return IntStream.of(1, days / 2, days - 1)
                .filter(d -> d >= 1 && d < days)
                .mapToObj(
                        d ->
                                Edit.with(
                                        plant,
                                        "horizon",
                                        new Plant.Horizon(from, from.plusDays(d - 1))));
    }

    private static Stream<Plant> flows(Plant plant) {
        return IntStream.range(0, plant.shops().size())
                .boxed()
                .flatMap(
                        i ->
                                FlowCuts.of(plant.shops().get(i))
                                        .map(
                                                shop ->
                                                        Edit.with(
                                                                plant,
                                                                "shops",
                                                                put(plant.shops(), i, shop))));
    }

    /** Levers and policies on sections that are gone would make any plant invalid. */
    private static Plant withoutActsOnNothing(Plant plant) {
        Set<String> places = new HashSet<>();
        plant.lines().forEach(l -> places.add(l.id()));
        for (Shop shop : plant.shops()) {
            for (String line : PlaceName.linesOf(shop)) {
                places.add(line + "/" + shop.id());
                shop.sections().forEach(s -> places.add(PlaceName.of(line, shop, s.id())));
                shop.junctions().forEach(j -> places.add(PlaceName.of(line, shop, j.id())));
            }
        }
        Plant made =
                Edit.with(
                        plant,
                        "levers",
                        plant.levers().stream()
                                .filter(l -> places.containsAll(l.places()))
                                .toList());
        return Edit.with(
                made,
                "policies",
                plant.policies().stream().filter(p -> places.containsAll(p.places())).toList());
    }

    /** Everything that is one step smaller than a value, of the same type. */
    private static Stream<Object> of(Object value) {
        return switch (value) {
            case Known<?> known -> figures(known);
            case Distribution time -> distributions(time);
            case Record r when LEFT_ALONE.contains(r.getClass()) -> Stream.empty();
            case Section s when s.kind() == Section.Kind.PACED ->
                    Stream.concat(Stream.of(asynchronous(s)), components(s));
            case Record r -> components(r);
            case List<?> list -> Stream.concat(without(list), inside(list));
            case Map<?, ?> map -> without(map);
            case Integer i -> i > 1 ? Stream.of(1) : Stream.empty();
            case Boolean b -> b ? Stream.of(false) : Stream.empty();
            default -> Stream.empty();
        };
    }

    private static Section asynchronous(Section section) {
        Section made = Edit.with(section, "kind", Section.Kind.ASYNCHRONOUS);
        made = Edit.with(Edit.with(made, "takt", null), "emptyPitches", false);
        made = Edit.with(made, "emptyAtEnd", true);
        return Edit.stations(made, s -> Edit.with(s, "lineStop", null));
    }

    private static Stream<Object> components(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .flatMap(c -> values(record, c).map(v -> Edit.with(record, c.getName(), v.value)));
    }

    /** A stream holds no nulls. */
    private record Value(Object value) {}

    private static Stream<Value> values(Record record, RecordComponent component) {
        Object value = Edit.get(record, component);
        if (value == null) {
            return Stream.empty();
        }
        // Sections and junctions hang together: FlowCuts takes them away.
        boolean flow = value instanceof List<?> l && !l.isEmpty() && isFlow(l.getFirst());
        Stream<Value> smaller = (flow ? inside((List<?>) value) : of(value)).map(v -> new Value(v));
        boolean mayBeNull = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return mayBeNull ? Stream.concat(Stream.of(new Value(null)), smaller) : smaller;
    }

    private static boolean isFlow(Object element) {
        return element instanceof Junction || element instanceof Section;
    }

    private static Stream<Object> without(List<?> list) {
        return IntStream.range(0, list.size())
                .mapToObj(
                        i -> {
                            List<Object> less = new ArrayList<>(list);
                            less.remove(i);
                            return less;
                        });
    }

    private static Stream<Object> inside(List<?> list) {
        return IntStream.range(0, list.size())
                .boxed()
                .flatMap(i -> of(list.get(i)).map(v -> put(list, i, v)));
    }

    private static <T> List<T> put(List<? extends T> list, int i, T value) {
        List<T> made = new ArrayList<>(list);
        made.set(i, value);
        return made;
    }

    private static Stream<Object> without(Map<?, ?> map) {
        return map.keySet().stream()
                .map(
                        key -> {
                            Map<Object, Object> less = new LinkedHashMap<>(map);
                            less.remove(key);
                            return less;
                        });
    }

    private static Stream<Object> figures(Known<?> known) {
        return switch (known.versions().getFirst().value()) {
            case Integer i ->
                    IntStream.of(0, 1, i / 2, i - 1)
                            .filter(n -> n >= 0 && n < i)
                            .mapToObj(PlantBuilder::known);
            case Double d when d > 1 ->
                    Stream.of(1.0, Math.floor(d / 2), Math.ceil(d) - 1)
                            .filter(n -> n >= 1 && n < d)
                            .map(PlantBuilder::known);
            case Duration d when d.isPositive() -> Stream.of(PlantBuilder.known(Duration.ZERO));
            default -> Stream.empty();
        };
    }

    private static Stream<Object> distributions(Distribution time) {
        Known<Duration> mean = time.mean();
        if (mean == null || time.shape() == Distribution.Kind.CONSTANT) {
            return Stream.empty();
        }
        return Stream.of(
                PlantBuilder.constant(mean.versions().getFirst().value().toMillis() + "ms"));
    }
}
