package org.lineoff.files;

/** Constants as files write them. */
final class RecordWords {
    private RecordWords() {}

    static String of(Enum<?> constant) {
        return Scalars.names(constant.getDeclaringClass()).get(constant.ordinal());
    }
}
