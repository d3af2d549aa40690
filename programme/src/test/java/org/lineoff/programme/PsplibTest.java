package org.lineoff.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Makespans against those known for PSPLIB's instances of 30 activities, all of them optimal. */
class PsplibTest {

    @Test
    void aSampleOfInstancesIsSolvedToTheKnownOptimum() throws IOException {
        List<String> sample =
                List.of("j301_1", "j302_5", "j308_3", "j3017_9", "j3045_3", "j3048_1");
        assertThat(proven(sample)).isEqualTo(sample.size());
    }

    @Test
    @Tag("slow")
    void everyTenthInstanceIsSolvedToTheKnownOptimumAndNearlyAllAreProven() throws IOException {
        List<String> all = new ArrayList<>(new TreeMap<>(Psplib.orSkip().bounds(30)).keySet());
        List<String> tenth = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 10) {
            tenth.add(all.get(i));
        }
        assertThat(proven(tenth)).isGreaterThanOrEqualTo(tenth.size() - 1);
    }

    @Test
    void priorityRulesAloneComeWithinAFifthOfTheOptimum() throws IOException {
        Psplib psplib = Psplib.orSkip();
        double excess = 0;
        int n = 0;
        for (Map.Entry<String, int[]> known : new TreeMap<>(psplib.bounds(30)).entrySet()) {
            if (n++ % 40 == 0) {
                Schedule s =
                        Scheduler.schedule(
                                psplib.programme(30, known.getKey()).plan(),
                                java.util.Optional::empty);
                int optimum = known.getValue()[1];
                int makespan = ProgrammeBuilder.number(s.finish("end"));
                assertThat(makespan).as(known.getKey()).isGreaterThanOrEqualTo(optimum);
                assertThat(makespan).as(known.getKey()).isLessThan(optimum * 5 / 4);
                excess += (double) makespan / optimum - 1;
            }
        }
        assertThat(excess / 12).as("mean excess").isLessThan(0.08);
    }

    private static int proven(List<String> instances) throws IOException {
        Psplib psplib = Psplib.orSkip();
        Map<String, int[]> bounds = psplib.bounds(30);
        int proven = 0;
        for (String instance : instances) {
            Schedule s = Scheduler.schedule(psplib.programme(30, instance).plan());
            assertThat(ProgrammeBuilder.number(s.finish("end")))
                    .as(instance)
                    .isEqualTo(bounds.get(instance)[1]);
            proven += s.earliest() ? 1 : 0;
        }
        return proven;
    }
}
