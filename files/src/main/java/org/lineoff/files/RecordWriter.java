package org.lineoff.files;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Basis;
import org.lineoff.model.Distribution;
import org.lineoff.model.Known;
import org.lineoff.model.Programme;
import org.lineoff.model.Station;
import org.lineoff.model.Text;

/**
 * From a record to the nodes of a file, by reflection: the {@link Binder} the other way round, so a
 * component added to a record is written without anybody thinking of it. Defaults are left out,
 * short forms used, a basis that most figures of a record share is stated once for all of them, and
 * a figure that stands in several places is written once and referred to. One instance writes one
 * file.
 */
final class RecordWriter {
    /** A basis is stated around figures when that saves at least so many statements. */
    private static final int WORTH_STATING = 2;

    private static final List<String> NAMES = List.of("id", "type");
    private static final Object[] UNITS = {
        "w", 604_800_000L, "d", 86_400_000L, "h", 3_600_000L, "min", 60_000L, "s", 1_000L
    };

    private final String file;

    /** Names of figures that were found at another place than where they stand. */
    private final Set<String> elsewhere = new HashSet<>();

    /** Figures already written at the place that their name says, by the path of that place. */
    private final Map<String, Anchored> written = new HashMap<>();

    private record Anchored(Known<?> figure, String anchor) {}

    private RecordWriter(String file) {
        this.file = file;
    }

    /** The file that says a record. */
    static Yaml.Mapping file(String file, Object record) {
        RecordWriter writer = new RecordWriter(file);
        writer.whole(record); // to learn which figures stand in several places
        writer.written.clear();
        return writer.whole(record);
    }

    private Yaml.Mapping whole(Object record) {
        Yaml.Mapping map = new Yaml.Mapping();
        map.put("formatVersion", new Yaml.Scalar(FileKind.FORMAT_VERSION));
        fill(map, record, "", null);
        return map;
    }

    // ---- records ----

    private void fill(Yaml.Mapping map, Object record, String path, @Nullable Basis around) {
        Basis inside = around;
        if (!(record instanceof Distribution)) {
            inside = commonBasis(record, around);
        }
        boolean stated = inside == null || inside.equals(around);
        for (RecordShape.Part part : RecordShape.of(record.getClass()).parts()) {
            if (!stated && inside != null && !part.key().equals("id")) {
                map.put(Figures.BASIS, basis(inside));
                stated = true;
            }
            Object value = part.get(record);
            if (value != null && !isDefault(part, value)) {
                String inner = path.isEmpty() ? part.key() : path + "." + part.key();
                map.put(part.key(), node(part.slot(), value, inner, inside));
            }
        }
    }

    private static boolean isDefault(RecordShape.Part part, Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty();
        }
        String byDefault = part.slot().byDefault();
        return !byDefault.isEmpty()
                && !part.nullable()
                && !part.slot().raw().isRecord()
                && value.equals(
                        new Scalars(new Faults())
                                .read(
                                        part.slot(),
                                        new Tree.Scalar(
                                                new org.lineoff.model.Where("", 0, 0),
                                                byDefault,
                                                true)));
    }

    private Yaml node(Slot slot, Object value, String path, @Nullable Basis around) {
        return switch (value) {
            case Known<?> figure -> figure(figure, path, path, around);
            case Distribution d -> distribution(d, path, around);
            case Station.Work work -> work(work, path, around);
            case Text text when text.en().equals(text.zh()) -> Yaml.word(text.en());
            case Programme.Precedence p when p.equals(waitsFor(p.activity())) ->
                    Yaml.word(p.activity());
            case List<?> list -> {
                Yaml.Seq seq = new Yaml.Seq();
                Slot element = slot.inner(slot.argument());
                for (int i = 0; i < list.size(); i++) {
                    Object e = list.get(i);
                    seq.elements.add(node(element, e, path + "." + segment(e, i), around));
                }
                yield seq;
            }
            case Map<?, ?> map -> {
                Yaml.Mapping made = new Yaml.Mapping();
                Slot inner = slot.inner(slot.argument());
                map.forEach(
                        (k, v) ->
                                made.put(
                                        k.toString(),
                                        node(
                                                inner.named(k.toString()),
                                                v,
                                                path + "." + k,
                                                around)));
                yield made;
            }
            case Record record -> {
                Yaml.Mapping map = new Yaml.Mapping();
                if (slot.raw().isSealed() && slot.raw().isInterface()) {
                    map.put("kind", Yaml.word(RecordShape.kind(record.getClass())));
                }
                fill(map, record, path, around);
                yield map;
            }
            default -> scalar(value);
        };
    }

    private static Programme.Precedence waitsFor(String activity) {
        return new Programme.Precedence(activity, Programme.Precedence.Type.FS, Duration.ZERO);
    }

    /** What {@link Tree#name} calls an element of a list. */
    private static String segment(Object element, int index) {
        if (element instanceof Record record) {
            for (String name : NAMES) {
                for (RecordShape.Part part : RecordShape.of(record.getClass()).parts()) {
                    if (part.key().equals(name)
                            && part.get(record) instanceof String s
                            && !s.isEmpty()) {
                        return s;
                    }
                }
            }
        }
        return Integer.toString(index + 1);
    }

    private Yaml distribution(Distribution d, String path, @Nullable Basis around) {
        Known<Duration> mean = d.mean();
        if (mean != null && d.equals(Distribution.of(mean, Distribution.Kind.CONSTANT, null))) {
            return figure(mean, path + ".mean", path, around);
        }
        Yaml.Mapping map = new Yaml.Mapping();
        fill(map, d, path, around);
        return map;
    }

    private Yaml work(Station.Work work, String path, @Nullable Basis around) {
        if (work.byModel().isEmpty() && work.addByOption().isEmpty()) {
            return distribution(work.time(), path, around);
        }
        Yaml.Mapping map = new Yaml.Mapping();
        fill(map, work.time(), path, around);
        for (RecordShape.Part part : RecordShape.of(Station.Work.class).parts()) {
            Object value = part.get(work);
            if (value instanceof Map<?, ?> means && !means.isEmpty()) {
                map.put(part.key(), node(part.slot(), means, path + "." + part.key(), around));
            }
        }
        return map;
    }

    // ---- figures and what they rest on ----

    /**
     * Writes a figure, or refers to it.
     *
     * @param name what the figure is called that stands here
     * @param path where it stands
     */
    private Yaml figure(Known<?> figure, String name, String path, @Nullable Basis around) {
        String own = file + "#" + name;
        if (!figure.name().equals(own)) {
            elsewhere.add(figure.name());
            String suffix = name.substring(path.length());
            Anchored other =
                    figure.name().endsWith(suffix)
                            ? written.get(
                                    figure.name()
                                            .substring(0, figure.name().length() - suffix.length()))
                            : null;
            if (other != null && other.figure().equals(figure)) {
                return new Yaml.Alias(other.anchor());
            }
        }
        Yaml node;
        if (figure.versions().size() == 1) {
            node = version(figure.versions().getFirst(), around);
        } else {
            Yaml.Seq seq = new Yaml.Seq();
            figure.versions().forEach(v -> seq.elements.add(version(v, around)));
            node = seq;
        }
        if (figure.name().equals(own) && elsewhere.contains(own)) {
            Anchored here = new Anchored(figure, "figure" + (written.size() + 1));
            written.put(file + "#" + path, here);
            node.anchor(here.anchor());
        }
        return node;
    }

    private static Yaml version(Known.Version<?> version, @Nullable Basis around) {
        Basis basis = version.basis();
        Object low = version.low();
        Object high = version.high();
        boolean inherits = bare(basis).equals(around);
        if (inherits && low == null && basis.fittedOn().isEmpty()) {
            return scalar(version.value());
        }
        Yaml.Mapping map = new Yaml.Mapping();
        map.put("value", scalar(version.value()));
        if (low != null && high != null) {
            map.put("low", scalar(low));
            map.put("high", scalar(high));
        }
        if (!inherits) {
            map.entries.putAll(basis(basis).entries);
        }
        if (!basis.fittedOn().isEmpty()) {
            Yaml.Seq on = new Yaml.Seq();
            basis.fittedOn().forEach(word -> on.elements.add(Yaml.word(word)));
            map.put("fittedOn", on);
        }
        return map;
    }

    private static Yaml.Mapping basis(Basis basis) {
        Yaml.Mapping map = new Yaml.Mapping();
        String source = basis.source();
        String assumption = basis.assumption();
        if (source != null) {
            map.put("source", Yaml.word(source));
        }
        if (assumption != null) {
            map.put("assumption", Yaml.word(assumption));
        }
        return map.put("known", scalar(basis.known()));
    }

    /** What figures take from around them: all but what a value was fitted on. */
    private static Basis bare(Basis basis) {
        return new Basis(basis.source(), basis.assumption(), basis.known());
    }

    /**
     * The basis to state for everything in the record; the one around it where none is worth it.
     */
    private static @Nullable Basis commonBasis(Object record, @Nullable Basis around) {
        Map<Basis, Integer> counts = new LinkedHashMap<>();
        count(record, counts);
        Basis best = around;
        int most = around == null ? 0 : counts.getOrDefault(around, 0);
        int least = most + WORTH_STATING;
        for (Map.Entry<Basis, Integer> e : counts.entrySet()) {
            if (e.getValue() >= least && e.getValue() > most) {
                best = e.getKey();
                most = e.getValue();
            }
        }
        return best;
    }

    private static void count(@Nullable Object value, Map<Basis, Integer> counts) {
        switch (value) {
            case Known<?> known ->
                    known.versions().forEach(v -> counts.merge(bare(v.basis()), 1, Integer::sum));
            case List<?> list -> list.forEach(e -> count(e, counts));
            case Map<?, ?> map -> map.values().forEach(e -> count(e, counts));
            case Record record ->
                    RecordShape.of(record.getClass())
                            .parts()
                            .forEach(part -> count(part.get(record), counts));
            case null, default -> {}
        }
    }

    // ---- scalars: the forms that Scalars reads ----

    private static Yaml.Scalar scalar(Object value) {
        return switch (value) {
            case String s -> Yaml.word(s);
            case Double d -> new Yaml.Scalar(number(d));
            case Duration d -> new Yaml.Scalar(duration(d));
            case DayOfWeek day -> new Yaml.Scalar(Scalars.DAYS.get(day.getValue() - 1));
            case Enum<?> e -> {
                Class<?> type = e.getDeclaringClass();
                int index = Arrays.asList(type.getEnumConstants()).indexOf(e);
                yield Yaml.word(Scalars.names(type).get(index));
            }
            // In quotes, or readers of an older YAML take 08:00 for the number 480.
            case LocalTime t -> new Yaml.Scalar(Yaml.inQuotes(t.toString()));
            case ZoneId zone -> Yaml.word(zone.getId());
            case Integer _, Long _, Boolean _, LocalDate _ -> new Yaml.Scalar(value.toString());
            default -> throw new IllegalArgumentException("no form for " + value.getClass());
        };
    }

    private static String number(double d) {
        String plain = Scalars.plain(d);
        return plain.length() < Scalars.LONGEST_TEXT ? plain : Double.toString(d);
    }

    private static String duration(Duration d) {
        long millis = d.toMillis();
        for (int i = 0; i < UNITS.length && millis != 0; i += 2) {
            long unit = (long) UNITS[i + 1];
            if (millis % unit == 0) {
                return millis / unit + "" + UNITS[i];
            }
        }
        return millis == 0 ? "0s" : millis + "ms";
    }
}
