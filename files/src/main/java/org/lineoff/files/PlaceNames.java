package org.lineoff.files;

import org.lineoff.model.Gate;
import org.lineoff.model.Junction;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;

/**
 * Gives every place of the plant ({@code p1/body/main/weld}) the place in the files where it is
 * written, so that whatever happens there later can be reported there.
 */
final class PlaceNames {
    private final Origins origins;

    private PlaceNames(Origins origins) {
        this.origins = origins;
    }

    static void name(Draft draft, Origins origins) {
        PlaceNames names = new PlaceNames(origins);
        draft.lines().forEach(line -> names.put(line.id(), line));
        for (Shop shop : draft.shops()) {
            for (String line : PlaceName.linesOf(shop)) {
                names.shop(line.isEmpty() ? shop.id() : line + "/" + shop.id(), shop);
            }
        }
    }

    private void shop(String name, Shop shop) {
        put(name, shop);
        for (Section section : shop.sections()) {
            section(name + "/" + section.id(), section);
        }
        for (Junction junction : shop.junctions()) {
            put(name + "/" + junction.id(), junction);
        }
        shop.skidLoops().forEach(loop -> put(name + "/" + loop.id(), loop));
    }

    private void section(String name, Section section) {
        put(name, section);
        for (Station station : section.stations()) {
            put(name + "/" + station.id(), station);
        }
        Gate gate = section.gate();
        if (gate != null && origins.ok(section, "gate")) {
            put(name + "/" + gate.id(), gate);
            if (gate.repair() != null && origins.ok(gate, "repair")) {
                put(name + "/" + gate.id() + "/repair", gate.repair());
            }
        }
    }

    private void put(String name, Object record) {
        origins.name(name, origins.where(record));
    }
}
