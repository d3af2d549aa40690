package org.lineoff.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lineoff.model.order.Order;
import org.lineoff.sequence.PearlChain;
import tools.jackson.databind.json.JsonMapper;

/**
 * How well the order promised to just-in-sequence suppliers was kept: the planned orders against a
 * list of those that came, one a line, as a scanner at the line writes it.
 */
final class ChainKept {
    private final PearlChain chain;

    /** Lines that name no planned order. */
    private final List<String> unknown;

    private ChainKept(PearlChain chain, List<String> unknown) {
        this.chain = chain;
        this.unknown = unknown;
    }

    /** The orders of a plan, which have days and places, and the file of those that came. */
    static ChainKept of(List<Order> planned, Path came, int tolerance) throws IOException {
        List<Order> promised = new ArrayList<>();
        for (Order order : planned) {
            if (order.day() != null && order.place() != null) {
                promised.add(order);
            }
        }
        promised.sort(
                Comparator.comparing(Order::day, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(
                                Order::place, Comparator.nullsLast(Comparator.naturalOrder())));
        Map<String, Long> numbers = new HashMap<>();
        promised.forEach(order -> numbers.put(order.id(), (long) numbers.size()));
        List<String> unknown = new ArrayList<>();
        List<Long> seen = new ArrayList<>();
        boolean first = true;
        for (String line : Files.readAllLines(came, StandardCharsets.UTF_8)) {
            String id = first(line);
            Long number = numbers.get(id);
            if (number != null) {
                seen.add(number);
            } else if (!id.isEmpty() && !first) { // the first line may be a heading
                unknown.add(id);
            }
            first &= id.isEmpty();
        }
        long[] wanted = promised.stream().mapToLong(o -> numbers.get(o.id())).toArray();
        long[] there = seen.stream().mapToLong(Long::longValue).toArray();
        return new ChainKept(PearlChain.of(wanted, there, tolerance), unknown);
    }

    /** What stands before the first comma, semicolon or tab. */
    private static String first(String line) {
        String cell = line.strip().split("[,;\t]", 2)[0].strip();
        String plain = cell.startsWith("\uFEFF") ? cell.substring(1) : cell;
        return plain.startsWith("\"") && plain.endsWith("\"") && plain.length() > 1
                ? plain.substring(1, plain.length() - 1)
                : plain;
    }

    boolean isEmpty() {
        return chain.cars() == 0;
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("cars", chain.cars());
        all.put("inPlace", chain.inPlace());
        all.put("within", chain.within());
        all.put("tolerance", chain.tolerance());
        all.put("inSequence", chain.inSequence());
        all.put("meanAway", chain.meanAway());
        all.put("latest", chain.latest());
        all.put("unknown", unknown);
        return JsonMapper.shared().writeValueAsString(all) + "\n";
    }

    String text(Texts texts) {
        StringBuilder text = new StringBuilder();
        text.append(texts.get("chain.title", chain.cars())).append('\n');
        text.append("  ").append(texts.get("chain.inPlace", chain.inPlace())).append('\n');
        text.append("  ")
                .append(texts.get("chain.within", chain.within(), chain.tolerance()))
                .append('\n');
        text.append("  ").append(texts.get("chain.inSequence", chain.inSequence())).append('\n');
        text.append("  ")
                .append(texts.get("chain.away", chain.meanAway(), chain.latest()))
                .append('\n');
        if (!unknown.isEmpty()) {
            String some = String.join(", ", unknown.subList(0, Math.min(5, unknown.size())));
            text.append("  ").append(texts.get("chain.unknown", unknown.size(), some)).append('\n');
        }
        return text.toString();
    }
}
