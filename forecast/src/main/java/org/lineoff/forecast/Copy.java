package org.lineoff.forecast;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Copies of records with one component altered, by its name, so that a record that gets another
 * component asks nobody to touch what is made with this.
 */
final class Copy {
    private Copy() {}

    /** The record with another value for one component. */
    static <R extends Record> R with(R record, String component, @Nullable Object value) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        boolean found = false;
        try {
            for (int i = 0; i < values.length; i++) {
                boolean wanted = components[i].getName().equals(component);
                found |= wanted;
                values[i] = wanted ? value : components[i].getAccessor().invoke(record);
            }
            if (!found) {
                throw new IllegalArgumentException("no %s in %s".formatted(component, record));
            }
            @SuppressWarnings("unchecked") // the class of a record is that of its copies
            Constructor<R> constructor =
                    (Constructor<R>)
                            record.getClass()
                                    .getDeclaredConstructor(
                                            Arrays.stream(components)
                                                    .map(RecordComponent::getType)
                                                    .toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot copy a " + record.getClass(), e);
        }
    }
}
