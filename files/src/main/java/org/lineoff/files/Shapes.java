package org.lineoff.files;

import java.util.LinkedHashSet;
import java.util.Set;
import org.lineoff.model.Basis;
import org.lineoff.model.Known;

/** All records that files are bound to: the file kinds and whatever they are made of. */
final class Shapes {
    private Shapes() {}

    static Set<Class<?>> all() {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (FileKind kind : FileKind.values()) {
            collect(kind.record, found);
        }
        collect(Basis.class, found);
        return found;
    }

    /** The record itself and those that it is made of, each after the one that first needs it. */
    static void collect(Class<?> record, Set<Class<?>> found) {
        if (!found.add(record)) {
            return;
        }
        for (RecordShape.Part part : RecordShape.of(record).parts()) {
            Slot slot = part.slot();
            while (slot.type() instanceof java.lang.reflect.ParameterizedType) {
                slot = slot.inner(slot.argument());
            }
            Class<?> type = slot.raw();
            if (type.isRecord() && type != Known.class) {
                collect(type, found);
            } else if (type.isInterface() && type.isSealed()) {
                RecordShape.kinds(type).forEach(kind -> collect(kind, found));
            }
        }
    }
}
