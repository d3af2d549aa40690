package org.lineoff.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Which station does which task, as a balance has it and a file of the plant folder keeps it.
 *
 * @param file its name in the plant folder, e.g. {@code balances/final.csv}
 * @param places a place for every task, in the order of the file
 */
public record Assignment(String file, List<Place> places) {
    /**
     * Where a task is done.
     *
     * @param station from 1
     * @param worker in the station, from 1; the first of a crew
     */
    public record Place(String task, int station, int worker) {}

    public Assignment {
        places = List.copyOf(places);
    }

    /** The last station that has a task. */
    public int stations() {
        return places.stream().mapToInt(Place::station).max().orElse(0);
    }

    /** The tasks of a station, in the order of the file. */
    public List<String> tasks(int station) {
        List<String> tasks = new ArrayList<>();
        for (Place place : places) {
            if (place.station() == station) {
                tasks.add(place.task());
            }
        }
        return tasks;
    }

    /** What a station made from tasks is called. */
    public static String nameOf(int station) {
        return "s" + station;
    }
}
