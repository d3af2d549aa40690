package org.lineoff.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lineoff.model.Actuals;
import org.lineoff.model.Backtest;
import org.lineoff.model.Distribution;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;
import org.lineoff.model.Text;

/** Every figure has a name for people. */
class FigureNamesTest {
    @Test
    void aFigureIsCalledByThePlantsOwnNames() {
        FigureNames names = new FigureNames(TinyPlant.withPromises());

        assertThat(names.words("tiny#repair"))
                .isEqualTo(
                        new Text(
                                "Phase 1 · Body · trim en · robot · repair time",
                                "一期 · 车身 · trim zh · robot · 维修时间"));
        assertThat(names.words("tiny#scratch").en())
                .isEqualTo("Phase 1 · Body · trim en · scratch · chance of this defect");
        assertThat(names.words("tiny#finds").en())
                .isEqualTo("Phase 1 · Body · End of line · chance of finding · scratch");
        assertThat(names.words("tiny#build")).isEqualTo(new Text("build · duration", "build · 工期"));
        assertThat(names.words("no#such")).isEqualTo(Text.of("no#such"));
    }

    @Test
    void oneFigureOfSeveralPlacesSaysSo() {
        FigureNames names = new FigureNames(TinyPlant.withPromises());

        assertThat(names.words("tiny#buffer").en())
                .isEqualTo(
                        "Phase 1 · Body · weld en · buffer places before it (and 1 more places)");
        assertThat(names.words("tiny#buffer").zh()).endsWith("前置缓冲位（另有 1 处）");
    }

    @Test
    void sharesAreWrittenInPerCent() {
        Plant tiny = TinyPlant.withPromises();
        FigureNames names = new FigureNames(tiny);
        KnownFigures figures = KnownFigures.of(tiny);

        assertThat(names.isShare("tiny#availability")).isTrue();
        assertThat(names.isShare("tiny#repair")).isFalse();
        assertThat(figures.inWords("tiny#availability", TinyPlant.FROM, true))
                .isEqualTo(new KnownFigures.InWords("90%", null, null, "as usual"));
        assertThat(figures.inWords("tiny#weld", TinyPlant.FROM, false))
                .isEqualTo(new KnownFigures.InWords("50s", null, null, null));
        assertThat(figures.inWords("tiny#weld", TinyPlant.FROM.minusDays(1), false)).isNull();
    }

    /** Walks the types of the model, so that a new figure cannot be left without a name. */
    @Test
    void everyComponentThatHoldsAFigureHasAName() {
        Set<String> missing = new TreeSet<>();
        Set<Class<?>> seen = new LinkedHashSet<>();
        walk(Plant.class, seen, missing);

        assertThat(seen).hasSizeGreaterThan(40);
        assertThat(missing).isEmpty();
    }

    private static void walk(Class<?> type, Set<Class<?>> seen, Set<String> missing) {
        if (type == Actuals.class || type == Backtest.class || !seen.add(type)) {
            return;
        }
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                walk(permitted, seen, missing);
            }
        }
        if (!type.isRecord()) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            boolean figure = false;
            for (Class<?> each : classes(component.getGenericType())) {
                figure |= each == Known.class || each == Distribution.class;
                if (each.getName().startsWith("org.lineoff.model")) {
                    walk(each, seen, missing);
                }
            }
            String key = FigureNames.key(type, component);
            boolean named = type == Distribution.class || component.getName().equals("kept");
            for (String language : new String[] {"en", "zh"}) {
                if (figure && !named && !new Texts(language).has(key)) {
                    missing.add(language + " " + key);
                }
            }
        }
    }

    /** A type and the arguments of its generics. */
    private static Set<Class<?>> classes(Type type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        if (type instanceof Class<?> c) {
            all.add(c);
        }
        if (type instanceof ParameterizedType p) {
            all.addAll(classes(p.getRawType()));
            for (Type argument : p.getActualTypeArguments()) {
                all.addAll(classes(argument));
            }
        }
        return all;
    }
}
