package org.lineoff.serve.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lineoff.execute.Execution;
import org.lineoff.execute.Records.Entry;
import org.lineoff.execute.Store;
import org.lineoff.serve.TestPlant;

/** What stations have sent, and what was acknowledged to them: held against the record. */
final class Ledger {
    private record Known(long seq, long moment) {}

    private final Set<String> sent = new HashSet<>();
    private final Map<String, Known> acknowledged = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();

    synchronized void sends(List<String> ids) {
        sent.addAll(ids);
    }

    /**
     * A report was acknowledged.
     *
     * @param moment not before it was: on whatever clock the test goes by
     */
    synchronized void acknowledged(String id, long seq, boolean repeated, long moment) {
        Known before = acknowledged.putIfAbsent(id, new Known(seq, moment));
        if (before != null && (before.seq() != seq || !repeated)) {
            complaints.add("%s was %d and is %d now".formatted(id, before.seq(), seq));
        }
    }

    /** Something came back that should not. */
    synchronized void complain(String what) {
        complaints.add(what);
    }

    /** What came back that should not, until now. */
    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    synchronized int size() {
        return acknowledged.size();
    }

    /** Back to an earlier moment: what was acknowledged later may be there or not. */
    synchronized void backTo(long moment) {
        acknowledged.values().removeIf(known -> known.moment() > moment);
    }

    /** From here on a new clock runs, from 0; all that is known was before. */
    synchronized void settle() {
        acknowledged.replaceAll((_, known) -> new Known(known.seq(), 0));
    }

    /**
     * What is wrong with the record: something that was acknowledged until a moment is not in it
     * under its number, something stands in it twice or was never sent, its numbers have gaps, or
     * the tables are not what it adds up to.
     */
    synchronized List<String> complaints(Store store, long until) {
        List<String> wrong = new ArrayList<>(complaints);
        try (Execution plant =
                new Execution(store, TestPlant.RULES, () -> ServedPlant.time(TestPlant.plant()))) {
            List<Entry> entries = new ArrayList<>();
            plant.records().read(0, entries::add);
            Map<String, Long> found = new HashMap<>();
            long last = 0;
            for (Entry entry : entries) {
                String id = entry.report().id();
                if (entry.seq() != ++last) {
                    wrong.add("after %d comes %d".formatted(last - 1, entry.seq()));
                    last = entry.seq();
                }
                if (found.put(id, entry.seq()) != null) {
                    wrong.add(id + " is there twice");
                }
                if (!sent.contains(id)) {
                    wrong.add(id + " was never sent");
                }
            }
            acknowledged.forEach(
                    (id, known) -> {
                        if (known.moment() <= until && found.getOrDefault(id, 0L) != known.seq()) {
                            wrong.add("%s is lost, it was %d".formatted(id, known.seq()));
                        }
                    });
            wrong.addAll(plant.projections().differences());
            plant.records().aside().forEach(one -> wrong.add("refused: " + one));
        }
        return wrong;
    }
}
