package org.lineoff.simulate;

import org.jspecify.annotations.Nullable;
import org.lineoff.model.Drawn;
import org.lineoff.model.Plant;
import org.lineoff.model.SetUp;
import org.lineoff.model.Station;

/** How long a station has to be set up for an order after another, read word by word. */
final class SetUpLaw {
    private final Plant plant;
    private final Orders orders;
    private final Drawn drawn;

    SetUpLaw(Plant plant, Orders orders, Drawn drawn) {
        this.plant = plant;
        this.orders = orders;
        this.drawn = drawn;
    }

    /**
     * Returns the set-up in ms.
     *
     * @param before number of the order that the unit worked on before
     */
    long millis(Station station, long before, long next) {
        SetUp setUp = station.setUp();
        if (setUp == null) {
            return 0;
        }
        String from = kind(setUp.by(), before);
        String to = kind(setUp.by(), next);
        boolean alike = from == null ? to == null : from.equals(to);
        for (SetUp.Change change : setUp.changes()) {
            boolean fromFits = change.from() == null ? !alike : change.from().equals(from);
            boolean toFits = change.to() == null ? !alike : change.to().equals(to);
            if (fromFits && toFits) {
                return drawn.millis(change.time());
            }
        }
        return alike || setUp.otherwise() == null ? 0 : drawn.millis(setUp.otherwise());
    }

    private @Nullable String kind(String by, long order) {
        if (by.equals("model")) {
            return plant.products().models().get(orders.model(order)).id();
        }
        for (int g = 0; g < plant.products().options().size(); g++) {
            if (plant.products().options().get(g).id().equals(by)) {
                int choice = orders.choice(order, g);
                return choice < 0
                        ? null
                        : plant.products().options().get(g).choices().get(choice).id();
            }
        }
        throw new IllegalArgumentException(by);
    }
}
