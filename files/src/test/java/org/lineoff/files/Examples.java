package org.lineoff.files;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.lineoff.model.Known;
import org.lineoff.model.Plant;

/** The plants in the folder {@code examples}, and every figure in them. */
final class Examples {
    private Examples() {}

    static Path folder(String name) {
        return Path.of("..", "examples", name);
    }

    /** The plant, or a failure that says what is wrong with the folder. */
    static Plant read(String name) {
        ReadResult result = PlantFolder.read(folder(name));
        return result.plant()
                .orElseThrow(() -> new AssertionError(name + ": " + result.problems()));
    }

    /** All figures below a record, in the order of its components. */
    static List<Known<?>> figures(Object below) {
        List<Known<?>> found = new ArrayList<>();
        collect(below, found);
        return found;
    }

    private static void collect(Object value, List<Known<?>> found) {
        switch (value) {
            case null -> {}
            case Known<?> figure -> found.add(figure);
            case Collection<?> items -> items.forEach(i -> collect(i, found));
            case Map<?, ?> items -> items.values().forEach(i -> collect(i, found));
            case Record r -> {
                for (RecordComponent c : r.getClass().getRecordComponents()) {
                    collect(valueOf(c, r), found);
                }
            }
            default -> {}
        }
    }

    private static Object valueOf(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.getName(), e);
        }
    }
}
