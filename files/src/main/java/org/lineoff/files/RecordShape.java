package org.lineoff.files;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.About;

/**
 * What reflection knows of a record, looked up once: its components in order, which of them may be
 * left out, and how it is made. The binder and the schema read the same shapes.
 */
final class RecordShape {
    /** One component; the key in a file is its name. */
    record Part(Slot slot, boolean nullable, Method accessor) {
        String key() {
            return slot.key();
        }

        boolean isCollection() {
            return slot.raw() == List.class || slot.raw() == Map.class;
        }

        @Nullable Object get(Object record) {
            try {
                return accessor.invoke(record);
            } catch (InvocationTargetException | IllegalAccessException e) {
                throw new IllegalStateException("cannot read " + slot, e);
            }
        }

        /** Whether a file must have the key. */
        boolean required() {
            return isCollection() ? slot.min() >= 1 : !nullable && slot.byDefault().isEmpty();
        }
    }

    private static final Map<Class<?>, RecordShape> SHAPES = new ConcurrentHashMap<>();

    private final Class<?> type;
    private final Constructor<?> constructor;
    private final List<Part> parts;

    private RecordShape(Class<?> type) {
        this.type = type;
        List<Part> found = new ArrayList<>();
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent c : components) {
            Slot slot =
                    new Slot(c.getName(), c.getGenericType(), type, c.getAnnotation(About.class));
            c.getAccessor().setAccessible(true);
            found.add(
                    new Part(
                            slot,
                            c.getAnnotatedType().isAnnotationPresent(Nullable.class),
                            c.getAccessor()));
        }
        parts = List.copyOf(found);
        try {
            constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is no record", e);
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.computeIfAbsent(type, RecordShape::new);
    }

    List<Part> parts() {
        return parts;
    }

    Part part(String key) {
        return parts.stream().filter(p -> p.key().equals(key)).findFirst().orElseThrow();
    }

    List<String> keys() {
        return parts.stream().map(Part::key).toList();
    }

    Object create(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException | InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
        }
    }

    /** The record that a sealed interface's {@code kind} names, e.g. {@code firstIn} of FirstIn. */
    static List<Class<?>> kinds(Class<?> sealed) {
        return List.of(sealed.getPermittedSubclasses());
    }

    static String kind(Class<?> record) {
        String name = record.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
