package org.lineoff.simulate;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.lineoff.model.Junction;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;

/**
 * Copies of records with something changed. By the names of components, so that a record that gets
 * another component asks nobody to touch what is made with this.
 */
final class Edit {
    private Edit() {}

    /** The record with another value for one component. */
    static <R> R with(R record, String component, Object value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        boolean found = false;
        for (int i = 0; i < values.length; i++) {
            boolean wanted = components[i].getName().equals(component);
            values[i] = wanted ? value : get(record, components[i]);
            found |= wanted;
        }
        if (!found) {
            throw new IllegalArgumentException("no %s in %s".formatted(component, record));
        }
        return create(record, components, values);
    }

    static Object get(Object record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <R> R create(R like, RecordComponent[] components, Object[] values) {
        try {
            var constructor =
                    like.getClass()
                            .getDeclaredConstructor(
                                    Arrays.stream(components)
                                            .map(RecordComponent::getType)
                                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return (R) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + like.getClass(), e);
        }
    }

    static Plant shops(Plant plant, UnaryOperator<Shop> change) {
        return with(plant, "shops", plant.shops().stream().map(change).toList());
    }

    static Plant sections(Plant plant, UnaryOperator<Section> change) {
        return shops(
                plant,
                shop -> with(shop, "sections", shop.sections().stream().map(change).toList()));
    }

    static Section stations(Section section, UnaryOperator<Station> change) {
        return with(section, "stations", section.stations().stream().map(change).toList());
    }

    static Plant stations(Plant plant, UnaryOperator<Station> change) {
        return sections(plant, section -> stations(section, change));
    }

    /** Changes each junction into any number of others. */
    static Plant junctions(Plant plant, Function<Junction, List<Junction>> change) {
        return shops(
                plant,
                shop ->
                        with(
                                shop,
                                "junctions",
                                shop.junctions().stream()
                                        .flatMap(j -> change.apply(j).stream())
                                        .toList()));
    }

    static <T> List<T> and(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }
}
