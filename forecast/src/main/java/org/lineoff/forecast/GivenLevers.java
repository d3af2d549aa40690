package org.lineoff.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Basis;
import org.lineoff.model.Known;
import org.lineoff.model.Lever;
import org.lineoff.model.Plant;

/**
 * A plant to which some levers are given as they really came, as if that had been known from the
 * start: of each figure the latest version that a source states; where none does, the latest that
 * was not fitted on what happened. Such a lever is sure to come. Everything else stays as it was
 * known.
 */
final class GivenLevers {
    private GivenLevers() {}

    static Plant plant(Plant plant, List<String> given) {
        List<Lever> levers = new ArrayList<>();
        for (Lever lever : plant.levers()) {
            levers.add(given.contains(lever.id()) ? given(lever) : lever);
        }
        return Copy.with(plant, "levers", levers);
    }

    private static Lever given(Lever lever) {
        return new Lever(
                lever.id(),
                lever.name(),
                lever.places(),
                given(lever.from()),
                lever.until() == null ? null : given(lever.until()),
                null,
                lever.calendar(),
                lever.factor(),
                lever.by() == null ? null : given(lever.by()),
                lever.stop() == null ? null : given(lever.stop()));
    }

    private static <T> Known<T> given(Known<T> figure) {
        Known.@Nullable Version<T> best = null;
        for (Known.Version<T> version : figure.versions()) {
            boolean fitted = !version.basis().fittedOn().isEmpty();
            boolean better =
                    best == null || !version.basis().isAssumed() || best.basis().isAssumed();
            if (!fitted && better) {
                best = version;
            }
        }
        Known.Version<T> chosen = best == null ? figure.versions().getLast() : best;
        Basis basis = chosen.basis();
        return new Known<>(
                figure.name(),
                List.of(
                        new Known.Version<>(
                                chosen.value(),
                                chosen.low(),
                                chosen.high(),
                                new Basis(
                                        basis.source(),
                                        basis.assumption(),
                                        LocalDate.MIN,
                                        basis.fittedOn()))));
    }
}
