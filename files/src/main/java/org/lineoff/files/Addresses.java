package org.lineoff.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Plant;
import org.lineoff.model.Where;

/**
 * How a change names what it changes, in one of three ways: file and dotted path, as every result
 * names a figure ({@code shops/body.yaml#sections.main.stations.weld.work}); the full name of a
 * place and a key of it, for that line alone ({@code p1/body/main/weld.work}); or kind and id
 * ({@code levers/second-shift.from}).
 */
final class Addresses {
    /** Lists whose elements have a short address. */
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("levers", "levers.yaml#levers.");
        KINDS.put("policies", "policies.yaml#policies.");
        KINDS.put("activities", "programme.yaml#activities.");
        KINDS.put("resources", "programme.yaml#resources.");
        KINDS.put("promises", "programme.yaml#promises.");
        KINDS.put("calendars", "calendars.yaml#calendars.");
        KINDS.put("sequences", "demand.yaml#sequences.");
        KINDS.put("models", "products.yaml#models.");
        KINDS.put("rules", "products.yaml#rules.");
        KINDS.put("approvals", "products.yaml#approvals.");
        KINDS.put("engineeringChanges", "products.yaml#engineeringChanges.");
    }

    private final ReadResult plain;
    private final Plant plant;
    private final Map<Where, String> nodes = new LinkedHashMap<>();

    Addresses(ReadResult plain, Plant plant) {
        this.plain = plain;
        this.plant = plant;
        plain.names()
                .forEach(
                        (name, where) -> {
                            if (name.contains("#")) {
                                nodes.putIfAbsent(where, name);
                            }
                        });
    }

    /**
     * An address taken apart.
     *
     * @param line in which alone it holds, empty: wherever the file does
     * @param stem what was written before the path
     * @param written the path as it was written, the end of {@code path}
     */
    record Address(
            String file, String line, List<String> path, String stem, List<String> written) {}

    /** Null where there is no such file or place. */
    @Nullable Address of(String address) {
        int hash = address.indexOf('#');
        if (hash >= 0) {
            String file = address.substring(0, hash);
            List<String> path = path(address.substring(hash + 1));
            return files().contains(file) && !path.isEmpty()
                    ? new Address(file, "", path, file + "#", path)
                    : null;
        }
        int dot = address.indexOf('.');
        String place = dot < 0 ? address : address.substring(0, dot);
        String node = node(place);
        if (node == null) {
            return null;
        }
        List<String> written = dot < 0 ? List.of() : path(address.substring(dot + 1));
        int at = node.indexOf('#');
        List<String> path = new ArrayList<>(path(node.substring(at + 1)));
        path.addAll(written);
        String file = node.substring(0, at);
        return path.isEmpty() ? null : new Address(file, line(place), path, place + ".", written);
    }

    /** The address with the part that is not known replaced by the nearest that is. */
    @Nullable String nearest(String address) {
        int hash = address.indexOf('#');
        if (hash >= 0) {
            String file = Nearest.to(address.substring(0, hash), files());
            return file == null ? null : file + address.substring(hash);
        }
        int dot = address.indexOf('.');
        String place = dot < 0 ? address : address.substring(0, dot);
        String near = Nearest.to(place, places());
        return near == null ? null : near + (dot < 0 ? "" : address.substring(dot));
    }

    private @Nullable String node(String place) {
        Where where = plain.names().get(place);
        if (where != null && !place.contains("#")) {
            return nodes.get(where);
        }
        int slash = place.indexOf('/');
        String list = slash < 0 ? null : KINDS.get(place.substring(0, slash));
        String node = list == null ? null : list + place.substring(slash + 1);
        return node != null && plain.names().containsKey(node) ? node : null;
    }

    /** The line of a place in a shop that other lines have too. */
    private String line(String place) {
        String[] parts = place.split("/", -1);
        boolean shared =
                parts.length >= 2
                        && plant.shops().stream()
                                .anyMatch(
                                        s ->
                                                s.id().equals(parts[1])
                                                        && s.lines().size() > 1
                                                        && s.lines().contains(parts[0]));
        return shared ? parts[0] : "";
    }

    private List<String> files() {
        List<String> files = new ArrayList<>();
        for (String name : plain.names().keySet()) {
            int hash = name.indexOf('#');
            if (hash >= 0 && hash + 1 < name.length() && !files.contains(name.substring(0, hash))) {
                files.add(name.substring(0, hash));
            }
        }
        for (FileKind kind : FileKind.values()) {
            if (!kind.fileName.isEmpty() && !files.contains(kind.fileName)) {
                files.add(kind.fileName);
            }
        }
        files.remove(VariantFolder.FILE); // it says what is different and is no part of the plant
        return files;
    }

    private List<String> places() {
        TreeSet<String> places = new TreeSet<>();
        for (String name : plain.names().keySet()) {
            if (!name.contains("#")) {
                places.add(name);
            }
            KINDS.forEach(
                    (kind, list) -> {
                        String id = name.startsWith(list) ? name.substring(list.length()) : "";
                        if (!id.isEmpty() && !id.contains(".")) {
                            places.add(kind + "/" + id);
                        }
                    });
        }
        return List.copyOf(places);
    }

    private static List<String> path(String dotted) {
        return dotted.isEmpty() ? List.of() : List.of(dotted.split("\\.", -1));
    }
}
