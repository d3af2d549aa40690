package org.lineoff.files;

import org.lineoff.model.Actuals;
import org.lineoff.model.Backtest;
import org.lineoff.model.Demand;
import org.lineoff.model.ExecutionRules;
import org.lineoff.model.Products;
import org.lineoff.model.Programme;
import org.lineoff.model.Sequencing;
import org.lineoff.model.state.PlantState;

/** The kinds of files in a plant folder, each bound to one record. */
enum FileKind {
    PLANT("plant.yaml", FileRecords.PlantFile.class, true),
    CALENDARS("calendars.yaml", FileRecords.CalendarsFile.class, true),
    PRODUCTS("products.yaml", Products.class, true),
    DEMAND("demand.yaml", Demand.class, true),
    PROGRAMME("programme.yaml", Programme.class, true),
    LEVERS("levers.yaml", FileRecords.LeversFile.class, false),
    POLICIES("policies.yaml", FileRecords.PoliciesFile.class, false),
    ACTUALS("actuals.yaml", Actuals.class, false),
    BACKTEST("backtest.yaml", Backtest.class, false),
    SEQUENCING("sequencing.yaml", Sequencing.class, false),
    PROCESS("process.yaml", FileRecords.ProcessFile.class, false),
    EXECUTION("execution.yaml", ExecutionRules.class, false),
    SOURCES("sources.yaml", FileRecords.SourcesFile.class, false),
    /** One for each shop, under the names that plant.yaml lists. */
    SHOP("", FileRecords.ShopFile.class, true),
    /** What is different in a variant of the plant; lies wherever its author put it. */
    CHANGE("", FileRecords.ChangeFile.class, false),
    /** In a folder that holds only what is different from the plant of another folder. */
    VARIANT("variant.yaml", FileRecords.VariantFile.class, false),
    /** How a plant stands at an instant: written by programs, and no part of the folder. */
    STATE("", PlantState.class, false),
    /** How the plant is served; whatever it says, the plant is the same. */
    SERVE("", ServeSettings.class, false);

    /** The version of the format that this program reads, stated by every file. */
    static final String FORMAT_VERSION = "1";

    final String fileName;
    final Class<?> record;
    final boolean required;

    FileKind(String fileName, Class<?> record, boolean required) {
        this.fileName = fileName;
        this.record = record;
        this.required = required;
    }

    /** Whether its figures rest on sources and assumptions. */
    boolean hasFigures() {
        return this != STATE && this != SERVE;
    }

    /** Whether a plant consists of files of this kind. */
    boolean isOfPlant() {
        return this != CHANGE && this != VARIANT && this != STATE && this != SERVE;
    }

    /** Message key of what the file is for. */
    String purpose() {
        return "file." + schemaName();
    }

    /** Name of its schema, e.g. {@code plant} of plant.schema.json. */
    String schemaName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
