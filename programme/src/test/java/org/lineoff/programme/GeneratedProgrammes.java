package org.lineoff.programme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.lineoff.model.Programme.Owner;
import org.lineoff.model.Programme.Precedence;

/** Programmes at random, the same for the same seed. */
final class GeneratedProgrammes {
    private final Random random;

    GeneratedProgrammes(long seed) {
        random = new Random(seed);
    }

    /** What a programme may contain. */
    record Kinds(int activities, boolean allPrecedences, int resources, boolean facts) {}

    /**
     * @param asOf if the kinds have facts, some activities have started and finished by then
     */
    ProgrammeBuilder programme(Kinds kinds, int asOf) {
        ProgrammeBuilder p = new ProgrammeBuilder();
        for (int r = 0; r < kinds.resources(); r++) {
            p.resource("r" + r, 1 + random.nextInt(3));
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < kinds.activities(); i++) {
            // Ids do not follow the precedence, so that nothing can lean on their order.
            ids.add("x" + (random.nextInt(900) + 100) + "-" + i);
        }
        int[] latest = new int[kinds.activities()];
        for (int i = 0; i < kinds.activities(); i++) {
            ProgrammeBuilder.ActivityBuilder a = activity(p, ids.get(i));
            a.owner(Owner.values()[random.nextInt(4)]);
            if (random.nextInt(3) == 0) {
                a.onWeekdays();
            }
            if (random.nextInt(8) == 0) {
                int day = random.nextInt(120);
                if (random.nextBoolean()) {
                    a.notBefore(day);
                } else {
                    a.notBefore(day, day + random.nextInt(20), day + 25);
                }
            }
            for (int k = random.nextInt(3); k > 0 && i > 0; k--) {
                int from = random.nextInt(i);
                a.after(
                        ids.get(from),
                        kinds.allPrecedences()
                                ? Precedence.Type.values()[random.nextInt(4)]
                                : Precedence.Type.FS,
                        kinds.allPrecedences() ? random.nextInt(16) - 6 : 0);
                latest[i] = Math.max(latest[i], latest[from]);
            }
            for (int r = 0; r < kinds.resources(); r++) {
                if (random.nextInt(2) == 0) {
                    a.uses("r" + r, 1);
                }
            }
            if (kinds.facts()) {
                latest[i] += 1 + random.nextInt(asOf / 3);
                fact(a, latest[i], asOf);
                latest[i] += 20;
            }
        }
        Collections.shuffle(ids, random);
        return p.objective(ids.get(0), ids.get(1));
    }

    private ProgrammeBuilder.ActivityBuilder activity(ProgrammeBuilder p, String id) {
        int low = random.nextInt(10);
        int mode = low + random.nextInt(10);
        return switch (random.nextInt(6)) {
            case 0 -> p.milestone(id);
            case 1 -> p.activity(id, 1 + random.nextInt(20));
            default -> p.activity(id, low, mode, mode + 1 + random.nextInt(20));
        };
    }

    private void fact(ProgrammeBuilder.ActivityBuilder a, int start, int asOf) {
        if (start <= asOf) {
            a.started(start);
            int finish = start + random.nextInt(25);
            if (finish <= asOf) {
                a.finished(finish);
            }
        }
    }
}
