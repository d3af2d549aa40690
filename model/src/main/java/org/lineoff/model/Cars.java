package org.lineoff.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which cars something is about. What is not stated is no condition. Several choices of one group
 * of options mean any of them; of every group that is named the car must have one.
 */
public record Cars(
        @About("Models; none stated: all.") List<String> models,
        @About(
                        "Choices: of each group named here, one of these; none stated: whatever the choices.")
                List<String> choices,
        @About("Markets; none stated: all.") List<String> markets,
        @About("Side of the driver; left out: either.") @Nullable Handedness handedness) {
    public static final Cars ALL = new Cars(List.of(), List.of(), List.of(), null);

    public Cars {
        models = List.copyOf(models);
        choices = List.copyOf(choices);
        markets = List.copyOf(markets);
    }
}
