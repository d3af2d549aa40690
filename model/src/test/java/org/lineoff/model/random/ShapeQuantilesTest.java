package org.lineoff.model.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Against a table computed in another way, with forty digits. */
class ShapeQuantilesTest {

    @ParameterizedTest
    @CsvFileSource(resources = "quantiles.csv", emptyValue = "")
    void quantilesAgreeToTwelveDigits(String name, String parameters, double u, double expected) {
        Shape shape = Shapes.of(name, parameters == null ? "" : parameters);
        double allowed = 1e-12 * expected + 1e-15;
        assertThat(Math.abs(shape.quantile(u) - expected)).isLessThanOrEqualTo(allowed);
        double tail = 1 - u;
        if (1 - tail == u) {
            assertThat(Math.abs(shape.exceededWith(tail) - expected)).isLessThanOrEqualTo(allowed);
        }
    }
}
