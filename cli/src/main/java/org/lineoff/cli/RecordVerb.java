package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.PlantRules;
import org.lineoff.execute.Store;
import org.lineoff.execute.StoreException;
import org.lineoff.model.Plant;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/**
 * A verb that works on the record of a plant: reads the plant, opens the record, says what came.
 */
abstract class RecordVerb implements Callable<Integer> {
    final Terminal terminal;

    @Mixin final Common common = new Common();

    @Mixin final RecordPlace place = new RecordPlace();

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "dir")
    Path folder = Path.of("");

    private final Map<String, Object> json = new LinkedHashMap<>();

    RecordVerb(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What it works on and speaks with. */
    record Context(Plant plant, PlantRules rules, Store store, Texts texts, String language) {}

    /** Does the work; returns the exit status. */
    abstract int work(Context context) throws IOException;

    /** What is wrong with the options, or null. */
    @Nullable String fault(Texts texts) {
        return null;
    }

    /** The day whose knowledge counts; null: the plant's own. */
    @Nullable LocalDate asOf() {
        return null;
    }

    /** Looks at what is given before a record is opened, or begun. */
    void before() throws IOException {}

    private Store open() throws IOException {
        before();
        return place.open(folder, terminal);
    }

    /** Whether it needs a record that is there already. */
    boolean needsRecord() {
        return true;
    }

    @Override
    public Integer call() throws IOException {
        String language = common.language(terminal);
        Texts texts = new Texts(language);
        String fault = common.fault(texts);
        fault = fault == null ? place.fault(texts) : fault;
        fault = fault == null ? fault(texts) : fault;
        if (fault != null) {
            terminal.err().println("lineoff: " + fault);
            return Main.WRONG_USAGE;
        }
        Folder reading = new Folder(terminal, language);
        Optional<Plant> plant = reading.read(folder, asOf());
        if (plant.isEmpty() || !place.read(folder, reading)) {
            return Main.WRONG_INPUT;
        }
        if (needsRecord() && !place.exists(folder)) {
            terminal.err()
                    .println(
                            "lineoff: "
                                    + texts.get(
                                            "record.none",
                                            place.folder(folder).toString(),
                                            folder.toString()));
            return Main.WRONG_INPUT;
        }
        try (Store store = open()) {
            int status =
                    work(
                            new Context(
                                    plant.get(),
                                    PlantRules.of(plant.get()),
                                    store,
                                    texts,
                                    language));
            if (common.json() && status != Main.WRONG_USAGE) {
                terminal.out().println(JsonMapper.shared().writeValueAsString(json));
            }
            terminal.out().flush();
            return status;
        } catch (StoreException e) {
            return wrongInput(texts.get("record.fails", e.words().in(language)));
        }
    }

    /** A line for people. */
    void say(String line) {
        if (!common.json()) {
            terminal.out().println(line);
        }
    }

    /** A field of the answer for programs. */
    void put(String key, Object value) {
        json.put(key, value);
    }

    int wrongInput(String fault) {
        terminal.err().println("lineoff: " + fault);
        return Main.WRONG_INPUT;
    }
}
