package org.lineoff.files;

import java.util.HashMap;
import java.util.Map;
import org.lineoff.files.Ids.Kind;
import org.lineoff.model.Demand;
import org.lineoff.model.Junction;
import org.lineoff.model.Lever;
import org.lineoff.model.Line;
import org.lineoff.model.Products;
import org.lineoff.model.Programme;
import org.lineoff.model.Promise;
import org.lineoff.model.Section;
import org.lineoff.model.SetUp;
import org.lineoff.model.Shop;
import org.lineoff.model.Station;

/** Every name refers to something. (Names of sections: {@link Layout}; of places: ActingPlaces.) */
final class NameChecks {
    private final Draft draft;
    private final Origins origins;
    private final Ids ids;

    NameChecks(Draft draft, Origins origins, Ids ids) {
        this.draft = draft;
        this.origins = origins;
        this.ids = ids;
    }

    void run() {
        for (Figures.Citation c : draft.citations()) {
            if (!c.source().startsWith("http")) {
                ids.resolve(Kind.SOURCE, c.where(), "source", c.source());
            }
        }
        for (Line l : draft.lines()) {
            ids.check(Kind.CALENDAR, l, "calendar", l.calendar());
            ids.check(Kind.ACTIVITY, l, "startOfProduction", l.startOfProduction());
        }
        for (Products.OptionGroup g : draft.products().options()) {
            ids.check(Kind.MODEL, g, "models", g.models());
        }
        ids.check(
                Kind.ACTIVITY,
                draft.demand().delivery(),
                "opens",
                draft.demand().delivery().opens());
        ids.check(Kind.LEVER, draft.backtest(), "given", draft.backtest().given());
        for (Lever l : draft.levers()) {
            ids.check(Kind.CALENDAR, l, "calendar", l.calendar());
        }
        Map<String, Object> supplies = new HashMap<>();
        ids.unique(draft.demand().supplies(), Demand.Supply::id, "id", supplies);
        for (Demand.Supply s : draft.demand().supplies()) {
            ids.check(Kind.SEQUENCE, s, "sequences", s.sequences());
            ids.checkModelsOrChoices(s, "takes", s.takes());
        }
        draft.shops().forEach(this::shop);
        programme(draft.programme());
    }

    private void shop(Shop shop) {
        ids.check(Kind.LINE, shop, "lines", shop.lines());
        for (Section s : shop.sections()) {
            ids.check(Kind.CALENDAR, s, "calendar", s.calendar());
            for (Station station : s.stations()) {
                if (s.tasks() == null && origins.ok(station, "work")) { // else said of the tasks
                    work(station.work());
                }
                if (station.setUp() != null) {
                    setUp(station.setUp());
                }
            }
        }
        for (Junction j : shop.junctions()) {
            switch (j) {
                case Junction.Source s -> ids.check(Kind.SEQUENCE, s, "sequence", s.sequence());
                case Junction.Join join ->
                        join.racks().forEach(r -> ids.checkModelsOrChoices(r, "takes", r.takes()));
                case Junction.LotSource s -> ids.check(Kind.CALENDAR, s, "calendar", s.calendar());
                case Junction.Parallel p -> {
                    ids.check(Kind.CALENDAR, p, "calendar", p.calendar());
                    if (origins.ok(p, "work")) {
                        work(p.work());
                    }
                }
                default -> {}
            }
            if (j instanceof Junction.Split s && origins.ok(s, "by")) {
                for (Junction.Split.Branch b : s.branches()) {
                    switch (s.by()) {
                        case MODEL -> ids.check(Kind.MODEL, b, "takes", b.takes());
                        case OPTION -> ids.check(Kind.CHOICE, b, "takes", b.takes());
                        case SHARE, INSPECTION -> {}
                    }
                }
            }
        }
    }

    private void work(Station.Work work) {
        ids.check(Kind.MODEL, work, "byModel", work.byModel());
        ids.check(Kind.CHOICE, work, "addByOption", work.addByOption());
    }

    private void setUp(SetUp setUp) {
        boolean byModel = setUp.by().equals("model");
        if (!byModel) {
            ids.check(Kind.OPTION_GROUP, setUp, "by", setUp.by());
        }
        for (SetUp.Change change : setUp.changes()) {
            Kind kind = byModel ? Kind.MODEL : Kind.CHOICE;
            ids.check(kind, change, "from", change.from());
            ids.check(kind, change, "to", change.to());
        }
    }

    private void programme(Programme programme) {
        for (Programme.Activity a : programme.activities()) {
            ids.check(Kind.LINE, a, "line", a.line());
            ids.check(Kind.CALENDAR, a, "calendar", a.calendar());
            ids.check(Kind.RESOURCE, a, "uses", a.uses());
            for (Programme.Precedence p : a.after()) {
                ids.check(Kind.ACTIVITY, p, "activity", p.activity());
            }
        }
        ids.check(Kind.ACTIVITY, programme, "objective", programme.objective());
        for (Promise p : programme.promises()) {
            switch (p) {
                case Promise.Date d -> ids.check(Kind.ACTIVITY, d, "activity", d.activity());
                case Promise.Volume v -> ids.check(Kind.LINE, v, "lines", v.lines());
                case Promise.Rate r -> ids.check(Kind.LINE, r, "lines", r.lines());
                case Promise.Capacity c -> ids.check(Kind.LINE, c, "lines", c.lines());
                case Promise.Quality q -> ids.check(Kind.LINE, q, "lines", q.lines());
            }
        }
    }
}
