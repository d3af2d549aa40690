package org.lineoff.forecast;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.About;
import org.lineoff.model.Actuals;
import org.lineoff.model.Backtest;
import org.lineoff.model.Demand;
import org.lineoff.model.Known;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.Programme;
import org.lineoff.model.RampFactor;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Text;

/**
 * What each figure of a plant is called by people: the plant's own names on the way to it, then
 * what it is, e.g. {@code Phase 1 · Final assembly · Marriage and final line · takt}. Found by
 * walking the plant's records; what a component is called stands in the catalogue under the names
 * of record and component. A figure that several places share is called by the first of them.
 */
final class FigureNames {
    private static final String BETWEEN = " · ";

    private final Plant plant;
    private final Map<String, Named> byName = new HashMap<>();
    private final Texts en = new Texts("en");
    private final Texts zh = new Texts("zh");

    /**
     * A figure in words.
     *
     * @param share whether it is a share or a factor, which people write in per cent
     */
    record Named(Text words, boolean share) {}

    private final Map<String, Set<Text>> places = new HashMap<>();

    FigureNames(Plant plant) {
        this.plant = plant;
        walk(plant, List.of(), false);
    }

    /** The figure in words; its name in the files where it is none of this plant's. */
    Text words(String figure) {
        Named named = byName.get(figure);
        if (named == null) {
            return Text.of(figure);
        }
        int others = places.getOrDefault(figure, Set.of()).size() - 1;
        return others <= 0
                ? named.words()
                : new Text(
                        named.words().en() + " " + en.get("figure.shared", others),
                        named.words().zh() + zh.get("figure.shared", others));
    }

    /** Whether people write it in per cent. */
    boolean isShare(String figure) {
        Named named = byName.get(figure);
        return named != null && named.share();
    }

    private void walk(Object node, List<Text> path, boolean share) {
        switch (node) {
            case Known<?> known -> {
                byName.putIfAbsent(known.name(), new Named(joined(path), share));
                places.computeIfAbsent(known.name(), n -> new HashSet<>()).add(joined(path));
            }
            case Actuals ignored -> {}
            case Backtest ignored -> {}
            case Collection<?> many -> many.forEach(each -> walk(each, path, share));
            case Map<?, ?> map ->
                    map.forEach((key, value) -> walk(value, with(path, key(key)), share));
            case Record r -> components(r, with(path, own(r)));
            default -> {}
        }
    }

    private void components(Record r, List<Text> path) {
        for (RecordComponent component : r.getClass().getRecordComponents()) {
            Object value = value(component, r);
            if (value == null || component.getName().equals("kept")) {
                continue;
            }
            walk(value, with(path, label(r, component)), isShare(r, component));
        }
    }

    private static boolean isShare(Record r, RecordComponent component) {
        About about = component.getAnnotation(About.class);
        return (about != null && about.max() == 1)
                || (r instanceof RampFactor
                        && (component.getName().equals("from")
                                || component.getName().equals("to")));
    }

    private static @Nullable Object value(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /** What a component is called; empty where the record's own name says it all. */
    private Text label(Record r, RecordComponent component) {
        String key = key(r.getClass(), component);
        return en.has(key) ? new Text(en.get(key), zh.get(key)) : Text.of("");
    }

    /** The key of a component in the catalogue. */
    static String key(Class<?> record, RecordComponent component) {
        return "figure." + record.getSimpleName() + "." + component.getName();
    }

    /** The plant's own name of a record; empty where it has none. */
    private Text own(Record r) {
        return switch (r) {
            case Plant ignored -> Text.of("");
            case Programme ignored -> Text.of("");
            case RampFactor ramp -> {
                String key = "figure.factor." + ramp.factor().name().toLowerCase(Locale.ROOT);
                yield new Text(en.get(key), zh.get(key));
            }
            case Shop shop -> joined(List.of(lines(shop), shop.name()));
            case Section section when saysNothing(section) -> Text.of("");
            case Demand.Sequence sequence when plant.demand().sequences().size() == 1 ->
                    Text.of("");
            default -> named(r);
        };
    }

    /** As in {@link PlaceBook#words}: the shop's or the station's name says where it is. */
    private boolean saysNothing(Section section) {
        return section.stations().size() == 1
                || plant.shops().stream()
                        .anyMatch(s -> s.sections().size() == 1 && s.sections().contains(section));
    }

    private Text lines(Shop shop) {
        List<Text> names =
                shop.lines().stream()
                        .flatMap(id -> plant.line(id).stream())
                        .map(Line::name)
                        .toList();
        return new Text(
                String.join(en.get("list.separator"), names.stream().map(Text::en).toList()),
                String.join(zh.get("list.separator"), names.stream().map(Text::zh).toList()));
    }

    private static Text named(Record r) {
        @Nullable Object id = null;
        for (RecordComponent component : r.getClass().getRecordComponents()) {
            Object value = value(component, r);
            if (component.getName().equals("name") && value instanceof Text text) {
                return text;
            }
            boolean isId = component.getName().equals("id") || component.getName().equals("type");
            if (isId && value instanceof String && id == null) {
                id = value;
            }
        }
        return id == null ? Text.of("") : Text.of(id.toString());
    }

    /** The name of a model or a choice, where a map is by such; else the key itself. */
    private Text key(Object key) {
        return plant.products().nameOf(key.toString());
    }

    private static List<Text> with(List<Text> path, Text more) {
        if (more.en().isEmpty() && more.zh().isEmpty()) {
            return path;
        }
        List<Text> longer = new ArrayList<>(path);
        longer.add(more);
        return longer;
    }

    private static Text joined(List<Text> path) {
        List<Text> parts = path.stream().filter(t -> !t.en().isEmpty()).toList();
        return new Text(
                String.join(BETWEEN, texts(parts, true)),
                String.join(BETWEEN, texts(parts, false)));
    }

    private static List<String> texts(List<Text> parts, boolean english) {
        return parts.stream().map(t -> english ? t.en() : t.zh()).toList();
    }
}
