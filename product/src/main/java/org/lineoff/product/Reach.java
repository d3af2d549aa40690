package org.lineoff.product;

import java.util.List;
import java.util.Map;

/**
 * What an engineering change touches: parts; the tasks that it names, and those that fit its parts;
 * the stations that it names, and those of its tasks; the cars that it concerns. Each list in the
 * order in which it was come upon, without repetition.
 *
 * @param cars by id, those that are {@link Effect#UNCONCERNED} left out
 */
public record Reach(
        List<String> parts,
        List<String> approvals,
        List<String> tasks,
        List<String> stations,
        Map<String, Effect> cars) {}
