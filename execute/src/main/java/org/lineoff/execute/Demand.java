package org.lineoff.execute;

import java.util.List;

/** Something that must hold before a car passes a gate, or is released. */
public sealed interface Demand {
    /** The name by which a concession waives it. */
    String name();

    /** The car carries such a part. */
    record Bound(String part) implements Demand {
        @Override
        public String name() {
            return "bound " + part;
        }
    }

    /**
     * The latest measurement of a characteristic lies within limits, both included.
     *
     * @param characteristic e.g. {@code torque/seat-1}, in its own unit
     */
    record Within(String characteristic, double low, double high) implements Demand {
        @Override
        public String name() {
            return "within " + characteristic;
        }
    }

    /** No defect of the class is open; a defect of no class counts as one of every class. */
    record NoOpenDefect(String defectClass) implements Demand {
        @Override
        public String name() {
            return "no defect " + defectClass;
        }
    }

    /**
     * Another demand, of some cars only.
     *
     * @param takes models or choices
     */
    record Of(List<String> takes, Demand demand) implements Demand {
        public Of {
            takes = List.copyOf(takes);
        }

        @Override
        public String name() {
            return demand.name();
        }
    }

    /**
     * The latest inspection at another gate was passed.
     *
     * @param gate full name, or without its line: at the gate of any line
     */
    record Passed(String gate) implements Demand {
        @Override
        public String name() {
            return "passed " + gate;
        }
    }
}
