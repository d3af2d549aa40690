package org.lineoff.serve;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.lineoff.events.Places;
import org.lineoff.execute.PlantRules;
import org.lineoff.model.Plant;
import org.lineoff.model.Text;
import org.lineoff.model.time.PlantClock;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the plant is: its clock, its places and its parts, by the names that reports use. */
final class PlantRoutes {
    private final Plant plant;
    private final PlantRules rules;
    private final PlaceTitles titles;
    private final PlantClock plantClock;
    private final InstantSource clock;
    private final String version;

    PlantRoutes(
            Plant plant,
            PlantRules rules,
            PlaceTitles titles,
            PlantClock plantClock,
            InstantSource clock,
            String version) {
        this.plant = plant;
        this.rules = rules;
        this.titles = titles;
        this.plantClock = plantClock;
        this.clock = clock;
        this.version = version;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/plant", "plant", Access.ANY_CALLER, this::plant)
                        .does("The plant's clock, places and parts, by the names reports use.")
                        .answers(200, "Plant", "The plant."));
    }

    private Reply plant(Call call) {
        ObjectNode body = Json.object();
        body.set("title", words(plant.title()));
        body.put("timeZone", plant.timeZone().getId());
        body.put("epoch", plantClock.instant(0).toString());
        body.put("now", plantClock.at(clock.instant()));
        body.put("version", version);
        Map<String, Places.Kind> kinds =
                Places.of(plant).all().stream()
                        .collect(Collectors.toMap(Places.Place::name, Places.Place::kind));
        ArrayNode places = body.putArray("places");
        for (PlantRules.Place place : rules.places()) {
            ObjectNode node = places.addObject().put("name", place.name());
            Places.Kind kind = kinds.get(place.name());
            node.put("kind", kind == null ? "" : kind.name().toLowerCase(Locale.ROOT));
            node.set("title", words(titles.of(place.name())));
            node.put("ofParts", place.ofParts());
        }
        ArrayNode parts = body.putArray("parts");
        for (PlantRules.Part part : rules.parts()) {
            ObjectNode node = parts.addObject().put("name", part.name());
            node.put("marking", part.marking().name());
            node.set("title", words(part.title()));
        }
        return Reply.ok(body);
    }

    static ObjectNode words(Text text) {
        return Json.object().put("en", text.en()).put("zh", text.zh());
    }
}
