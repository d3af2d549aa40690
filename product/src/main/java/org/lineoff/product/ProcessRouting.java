package org.lineoff.product;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lineoff.model.AssemblyProcess;
import org.lineoff.model.Assignment;
import org.lineoff.model.BalancedTasks;
import org.lineoff.model.PlaceName;
import org.lineoff.model.Plant;
import org.lineoff.model.Section;
import org.lineoff.model.Shop;

/** How cars are made as the plant's processes and their balances say it. */
public final class ProcessRouting implements Routing {
    private final Plant plant;

    private ProcessRouting(Plant plant) {
        this.plant = plant;
    }

    public static Routing of(Plant plant) {
        return new ProcessRouting(plant);
    }

    @Override
    public Collection<String> tasksThatFit(String part) {
        Set<String> tasks = new LinkedHashSet<>();
        for (AssemblyProcess process : plant.processes().all()) {
            for (AssemblyProcess.Task task : process.tasks()) {
                if (task.parts().stream().anyMatch(p -> p.id().equals(part))) {
                    tasks.add(task.id());
                }
            }
        }
        return tasks;
    }

    @Override
    public Collection<String> stationsOf(String task) {
        List<String> stations = new ArrayList<>();
        for (Shop shop : plant.shops()) {
            for (Section section : shop.sections()) {
                BalancedTasks tasks = section.tasks();
                if (tasks == null) {
                    continue;
                }
                plant.processes()
                        .assignment(tasks.balance())
                        .ifPresent(
                                balance -> stations.addAll(places(shop, section, balance, task)));
            }
        }
        return stations;
    }

    private static List<String> places(
            Shop shop, Section section, Assignment balance, String task) {
        List<String> places = new ArrayList<>();
        for (Assignment.Place place : balance.places()) {
            if (!place.task().equals(task)) {
                continue;
            }
            for (String line : PlaceName.linesOf(shop)) {
                places.add(
                        PlaceName.of(line, shop, section.id())
                                + "/"
                                + Assignment.nameOf(place.station()));
            }
        }
        return places;
    }
}
