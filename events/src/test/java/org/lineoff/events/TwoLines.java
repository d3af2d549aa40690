package org.lineoff.events;

import java.util.ArrayList;
import java.util.List;

/**
 * Places of a small plant: two lines, each with a body section of three stations and a gate with
 * repair, a store, an assembly section of two stations with a gate but no repair, a station outside
 * sections, and a battery section, which only parts pass.
 */
final class TwoLines {
    static final int BODY_STATIONS = 3;
    static final int ASSEMBLY_STATIONS = 2;

    private TwoLines() {}

    static Places places() {
        List<Places.Place> all = new ArrayList<>();
        add(all, "plant", Places.Kind.PLANT, "", "", "", false);
        add(all, "p1", Places.Kind.LINE, "p1", "", "", false);
        add(all, "p2", Places.Kind.LINE, "p2", "", "", false);
        for (String line : List.of("p1", "p2")) {
            String body = line + "/body/main";
            add(all, body, Places.Kind.SECTION, line, "body", body, false);
            for (int i = 1; i <= BODY_STATIONS; i++) {
                add(all, body + "/weld-" + i, Places.Kind.STATION, line, "body", body, false);
            }
            add(all, body + "/audit", Places.Kind.GATE, line, "body", body, false);
            add(all, body + "/audit/repair", Places.Kind.REPAIR, line, "body", body, false);
            add(all, line + "/body/orders", Places.Kind.SOURCE, line, "body", "", false);
            add(all, line + "/body/store", Places.Kind.STORE, line, "body", "", false);
            String battery = line + "/battery/pack";
            add(all, battery, Places.Kind.SECTION, line, "battery", battery, true);
            add(all, battery + "/cell", Places.Kind.STATION, line, "battery", battery, true);
            add(all, battery + "/test", Places.Kind.GATE, line, "battery", battery, true);
            add(all, line + "/battery/in", Places.Kind.SOURCE, line, "battery", "", true);
            String assembly = line + "/assembly/trim";
            add(all, assembly, Places.Kind.SECTION, line, "assembly", assembly, false);
            for (int i = 1; i <= ASSEMBLY_STATIONS; i++) {
                String name = assembly + "/fit-" + i;
                add(all, name, Places.Kind.STATION, line, "assembly", assembly, false);
            }
            add(all, assembly + "/final", Places.Kind.GATE, line, "assembly", assembly, false);
            add(all, line + "/assembly/marriage", Places.Kind.JOIN, line, "assembly", "", false);
            String wash = line + "/assembly/wash";
            add(all, wash, Places.Kind.PARALLEL, line, "assembly", "", false);
            add(all, wash + "#1", Places.Kind.STATION, line, "assembly", "", false);
            add(all, line + "/assembly/out", Places.Kind.SINK, line, "assembly", "", false);
        }
        return new Places(all);
    }

    private static void add(
            List<Places.Place> all,
            String name,
            Places.Kind kind,
            String line,
            String shop,
            String section,
            boolean parts) {
        all.add(new Places.Place(all.size(), name, kind, line, shop, section, parts));
    }
}
