package org.lineoff.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lineoff.execute.Demand;
import org.lineoff.execute.Gate;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.PlantRules.Characteristic;
import org.lineoff.execute.PlantRules.Fitting;
import org.lineoff.execute.PlantRules.Marking;
import org.lineoff.execute.PlantRules.Measuring;
import org.lineoff.execute.PlantRules.Part;
import org.lineoff.execute.PlantRules.Place;
import org.lineoff.execute.PlantRules.StationWork;
import org.lineoff.execute.Status;
import org.lineoff.files.PlantFolder;
import org.lineoff.model.Plant;
import org.lineoff.model.Text;

/** The plant of the example with one line: three stations and a gate that demands something. */
public final class TestPlant {
    public static final String WELD = "main/line/cars/weld";
    public static final String PAINT = "main/line/cars/paint";
    public static final String ASSEMBLE = "main/line/cars/assemble";
    public static final String GATE = "main/line/cars/check";
    public static final String REPAIR = GATE + "/repair";
    public static final String LINE_OFF = "main/line/lineOff";

    public static final PlantRules RULES =
            new PlantRules(
                    List.of(
                            new Place("plant", null, false),
                            new Place("main", null, false),
                            new Place("main/line/release", Status.IN_BODY, false),
                            new Place("main/line/cars", null, false),
                            new Place(WELD, Status.IN_BODY, false),
                            new Place(PAINT, Status.BEFORE_PAINT, false),
                            new Place(ASSEMBLE, Status.IN_ASSEMBLY, false),
                            new Place(GATE, null, false),
                            new Place(REPAIR, null, false),
                            new Place(LINE_OFF, null, false),
                            new Place("packs/line", null, true)),
                    List.of(
                            new Part(
                                    "motor",
                                    Marking.SERIAL,
                                    new Text("Motor", "电机"),
                                    PlantRules.Kind.PART),
                            new Part(
                                    "glass",
                                    Marking.LOT,
                                    new Text("Windscreen", "前风挡"),
                                    PlantRules.Kind.PART)),
                    List.of(
                            new Gate(
                                    GATE,
                                    GATE,
                                    new Text("Final check", "终检"),
                                    Status.LINE_OFF,
                                    List.of(
                                            new Demand.Bound("motor"),
                                            new Demand.Within("torque", 40, 50),
                                            new Demand.NoOpenDefect("A")))),
                    Map.of("weld", "A", "scratch", "B"),
                    List.of(new Demand.Passed(GATE)),
                    Status.SEQUENCED,
                    Status.SEQUENCED,
                    Duration.ofMinutes(5),
                    Duration.ofDays(7),
                    List.of(
                            new Characteristic(
                                    "torque",
                                    new Text("Wheel torque", "车轮扭矩"),
                                    "Nm",
                                    40,
                                    45.0,
                                    50)),
                    List.of(
                            new StationWork(
                                    ASSEMBLE,
                                    List.of(
                                            new Fitting(
                                                    "motor",
                                                    new Text("Motor", "电机"),
                                                    1,
                                                    List.of(),
                                                    true),
                                            new Fitting(
                                                    "glass",
                                                    new Text("Windscreen", "前风挡"),
                                                    1,
                                                    List.of(),
                                                    true),
                                            new Fitting(
                                                    "towbar",
                                                    new Text("Tow bar", "拖车钩"),
                                                    1,
                                                    List.of("red"),
                                                    false)),
                                    List.of(new Measuring("torque", List.of())),
                                    List.of("car", "motor"))),
                    List.of());

    private TestPlant() {}

    public static Plant plant() {
        return PlantFolder.read(example("one-line")).plant().orElseThrow();
    }

    private static Path example(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("examples").resolve(name);
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        throw new IllegalStateException("no examples/" + name);
    }

    /** The reports that bring a car from its order into the build sequence, as JSON. */
    public static List<String> sequenced(long car, long time) {
        List<String> all = new ArrayList<>();
        all.add(
                """
                {"id":"o%1$d","what":"ordered","time":%2$d,"car":%1$d,"serial":"A-%1$d","part":"car","note":"white"}\
                """
                        .formatted(car, time));
        for (String what : List.of("checked", "promised", "planned", "sequenced")) {
            all.add(
                    """
                    {"id":"%3$s%1$d","what":"%3$s","time":%2$d,"car":%1$d,"value":%5$d%4$s}\
                    """
                            .formatted(
                                    car,
                                    time,
                                    what,
                                    what.equals("promised") ? ",\"note\":\"0.9\"" : "",
                                    what.equals("sequenced") ? car : time));
        }
        return all;
    }

    public static String at(
            String id, String what, String place, long car, long time, String more) {
        return """
        {"id":"%s","what":"%s","time":%d,"place":"%s","car":%d%s}\
        """
                .formatted(id, what, time, place, car, more.isEmpty() ? "" : "," + more);
    }
}
