package org.lineoff.serve;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.Report;
import org.lineoff.execute.What;
import org.lineoff.model.Text;
import org.lineoff.serve.access.Caller;
import org.lineoff.serve.access.Role;

/**
 * Who may report what. Each {@link What} has its roles, so that one that is new to execution is
 * refused for everybody until somebody decides.
 */
final class Rights {
    private static final Map<What, Set<Role>> MAY = new EnumMap<>(What.class);

    static {
        Set<Role> line = EnumSet.of(Role.STATION, Role.OPERATOR);
        Set<Role> inspection = EnumSet.of(Role.STATION, Role.OPERATOR, Role.QUALITY);
        Set<Role> planning = EnumSet.of(Role.PLANNER);
        Set<Role> quality = EnumSet.of(Role.QUALITY);
        for (What what : What.values()) {
            MAY.put(
                    what,
                    switch (what) {
                        case RELEASED,
                                ENTERED,
                                WORK_STARTED,
                                WORK_FINISHED,
                                LEFT,
                                FAILED,
                                REPAIRED,
                                STOPPED,
                                RESUMED,
                                PART_FITTED,
                                LOT_BEGUN,
                                PART_MADE,
                                LINE_OFF ->
                                line;
                        case DEFECT_FOUND, DEFECT_CURED, MEASURED, PART_REMOVED -> inspection;
                        case ORDERED,
                                CHECKED,
                                PROMISED,
                                PLANNED,
                                SEQUENCED,
                                NUMBERED,
                                CHANGED,
                                CANCELLED,
                                REPLACED,
                                SHIPPED,
                                DELIVERED,
                                LEVER,
                                POLICY ->
                                planning;
                        case HELD, FREED, SCRAPPED, CONCEDED, CLEARED, CONTAINED, UNCONTAINED ->
                                quality;
                    });
        }
    }

    private Rights() {}

    static Set<Role> mayReport(What what) {
        return MAY.getOrDefault(what, Set.of());
    }

    /** All roles that may report anything. */
    static Set<Role> reporters() {
        Set<Role> all = EnumSet.noneOf(Role.class);
        MAY.values().forEach(all::addAll);
        return all;
    }

    /** Why a caller may not hand in a report; null if they may. */
    static @Nullable Fault fault(Caller caller, Report report) {
        Set<Role> roles = mayReport(report.what());
        if (!caller.isAnyOf(roles)) {
            return Fault.of(
                    Trouble.MAY_NOT_REPORT,
                    caller.id(),
                    report.what().id(),
                    String.join(", ", Role.ids(roles)));
        }
        if (!caller.mayReportAt(report.place())) {
            return Fault.of(
                    Trouble.NOT_YOUR_PLACE,
                    caller.id(),
                    String.join(", ", caller.places()),
                    report.place().isEmpty() ? new Text("no place", "未指明位置") : report.place());
        }
        return null;
    }
}
