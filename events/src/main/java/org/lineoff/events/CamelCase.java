package org.lineoff.events;

/** Names of enum constants as files write them: {@code WORK_STARTED} is {@code workStarted}. */
final class CamelCase {
    private CamelCase() {}

    static String of(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        boolean capital = false;
        for (char c : constant.name().toCharArray()) {
            if (c == '_') {
                capital = true;
            } else {
                name.append(capital ? c : (char) (c + ('a' - 'A')));
                capital = false;
            }
        }
        return name.toString();
    }
}
