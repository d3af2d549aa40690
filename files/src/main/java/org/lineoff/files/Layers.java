package org.lineoff.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the files of a plant lie: in its own folder, and what is not there in that of the plant it
 * is a variant of.
 */
record Layers(List<Layer> layers) {
    /**
     * A folder.
     *
     * @param called how it is named from the plant's own folder; empty: that folder
     */
    record Layer(Path folder, String called) {
        boolean has(String name) {
            return Files.exists(folder.resolve(name));
        }
    }

    static Layers of(Path own) {
        return new Layers(List.of(new Layer(own, "")));
    }

    /**
     * A variant's own folder and its plant's.
     *
     * @param called how the variant names the plant's folder
     */
    static Layers of(Path own, Path plant, String called) {
        return new Layers(List.of(new Layer(own, ""), new Layer(plant, called)));
    }

    boolean has(String name) {
        return layers.stream().anyMatch(l -> l.has(name));
    }

    /** The folder that holds the file; the plant's own where none does. */
    Path holding(String name) {
        return layer(name).folder();
    }

    /** The file as people are told of it, seen from the plant's own folder. */
    String shown(String name) {
        String folder = layer(name).called().replaceFirst("/+$", "");
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    private Layer layer(String name) {
        return layers.stream().filter(l -> l.has(name)).findFirst().orElse(layers.getFirst());
    }
}
