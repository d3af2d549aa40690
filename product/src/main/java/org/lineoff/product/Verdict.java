package org.lineoff.product;

import java.util.List;

/**
 * Whether a car as ordered can be built; where the order leaves things open, whether any such car
 * can.
 *
 * @param reasons empty if it can; else demands that cannot all be met by such a car. Without any
 *     one of them the others can, whatever else was chosen
 * @param smallest whether no fewer demands are in each other's way (proven)
 * @param because what of the order stands in the way of these demands: ids of its model, market and
 *     choices. Without any one of them the demands can be met
 */
public record Verdict(
        boolean buildable, List<Reason> reasons, boolean smallest, List<String> because) {
    static final Verdict YES = new Verdict(true, List.of(), true, List.of());

    public Verdict {
        reasons = List.copyOf(reasons);
        because = List.copyOf(because);
    }
}
