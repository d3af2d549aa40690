package org.lineoff.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarMapTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void itAnswersLikeAHashMap(long seed) {
        Random random = new Random(seed);
        Map<Long, Long> obvious = new HashMap<>();
        CarMap map = new CarMap();
        int range = 20 << random.nextInt(8); // from crowded to growing
        for (int i = 0; i < 20_000; i++) {
            long car = 1L + random.nextInt(range);
            long number = random.nextLong();
            switch (random.nextInt(3)) {
                case 0 -> {
                    obvious.put(car, number);
                    map.put(car, number);
                }
                case 1 -> {
                    Long was = obvious.remove(car);
                    assertThat(map.remove(car, -7))
                            .as("seed %d, step %d", seed, i)
                            .isEqualTo(was == null ? -7 : was);
                }
                default ->
                        assertThat(map.getOrDefault(car, -7))
                                .as("seed %d, step %d", seed, i)
                                .isEqualTo(obvious.getOrDefault(car, -7L));
            }
            assertThat(map.size()).isEqualTo(obvious.size());
        }
    }

    @Test
    void car0IsNoCar() {
        CarMap map = new CarMap();
        assertThat(map.remove(0, -7)).isEqualTo(-7);
        assertThat(map.getOrDefault(0, -7)).isEqualTo(-7);
        assertThatThrownBy(() -> map.put(0, 1)).hasMessageContaining("car 0");
    }
}
