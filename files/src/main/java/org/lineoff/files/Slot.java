package org.lineoff.files;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.About;

/**
 * A place that a value can take: the key it stands under, the type it must have, and what is said
 * about it where the record declares it.
 *
 * @param owner the record that declares the component
 */
record Slot(String key, Type type, Class<?> owner, @Nullable About about) {
    /** The same place, one level down: the element of a list, the value of a map, the figure. */
    Slot inner(Type innerType) {
        return new Slot(key, innerType, owner, about);
    }

    Slot named(String otherKey) {
        return new Slot(otherKey, type, owner, about);
    }

    /** The raw class, e.g. {@code List} of a {@code List<String>}. */
    Class<?> raw() {
        return (Class<?>) (type instanceof ParameterizedType p ? p.getRawType() : type);
    }

    /**
     * The last type argument: of a list its elements, of a map its values, of a figure its value.
     */
    Type argument() {
        Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    double min() {
        return about == null ? Double.NEGATIVE_INFINITY : about.min();
    }

    double max() {
        return about == null ? Double.POSITIVE_INFINITY : about.max();
    }

    String byDefault() {
        return about == null ? "" : about.byDefault();
    }

    /** What {@code @About} says, in English; the catalogue has the same in Chinese. */
    String meaning() {
        return about == null ? "" : about.value();
    }
}
