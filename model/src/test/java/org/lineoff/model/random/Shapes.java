package org.lineoff.model.random;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The shapes that the tests go through. */
final class Shapes {
    private Shapes() {}

    /** Those with a density. */
    static List<Shape> smooth() {
        return List.of(
                new Uniform(0.2),
                new Uniform(0.5773),
                new Triangular(0.1),
                new Triangular(0.408),
                new SkewedTriangular(2, 3, 7),
                new SkewedTriangular(0, 0, 1),
                new SkewedTriangular(1, 4, 4),
                new Pert(2, 3, 7),
                new Pert(0, 0, 1),
                new Pert(1, 4, 4),
                new Exponential(),
                new Erlang(1),
                new Erlang(4),
                new Erlang(400),
                new Gamma(0.02),
                new Gamma(0.3),
                new Gamma(1.5),
                new Gamma(4),
                new Lognormal(0.1),
                new Lognormal(1),
                new Lognormal(4),
                new Weibull(0.4),
                new Weibull(1.5),
                new Weibull(20));
    }

    static List<Shape> all() {
        return Stream.concat(
                        smooth().stream(),
                        Stream.of(new Constant(), Empirical.of(3, 1, 1, 7, 2.5), Empirical.of(4)))
                .toList();
    }

    /** A shape as the reference table writes it: a name, and numbers with blanks between. */
    static Shape of(String name, String parameters) {
        double[] p =
                parameters.isEmpty()
                        ? new double[0]
                        : Arrays.stream(parameters.split(" ", -1))
                                .mapToDouble(Double::parseDouble)
                                .toArray();
        return switch (name) {
            case "uniform" -> new Uniform(p[0]);
            case "triangular" -> new Triangular(p[0]);
            case "skewedTriangular" -> new SkewedTriangular(p[0], p[1], p[2]);
            case "pert" -> new Pert(p[0], p[1], p[2]);
            case "exponential" -> new Exponential();
            case "erlang" -> new Erlang((int) p[0]);
            case "gamma" -> new Gamma(p[0]);
            case "lognormal" -> new Lognormal(p[0]);
            case "weibull" -> new Weibull(p[0]);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
