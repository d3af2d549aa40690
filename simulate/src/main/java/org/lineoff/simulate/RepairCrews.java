package org.lineoff.simulate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Section;

/** The repair crews of one section of a run, and which of them repairs what. */
final class RepairCrews {
    private final List<Section.RepairCrew> stated;
    private final List<RepairCrew> crews = new ArrayList<>();

    RepairCrews(Floor floor, Section section) {
        stated = section.crews().stream().filter(c -> floor.drawn.isKnown(c.size())).toList();
        for (Section.RepairCrew crew : stated) {
            crews.add(new RepairCrew(floor, floor.drawn.whole(crew.size())));
        }
    }

    /**
     * Returns who repairs a mode: the first crew that names it, else the first that names none;
     * null: the failure has its own.
     */
    @Nullable RepairCrew of(String mode) {
        RepairCrew others = null;
        for (int i = 0; i < stated.size(); i++) {
            if (stated.get(i).repairs().contains(mode)) {
                return crews.get(i);
            }
            if (others == null && stated.get(i).repairs().isEmpty()) {
                others = crews.get(i);
            }
        }
        return others;
    }
}
