package org.lineoff.files;

import java.util.List;
import org.lineoff.model.Actuals;
import org.lineoff.model.Assignment;
import org.lineoff.model.Backtest;
import org.lineoff.model.Calendar;
import org.lineoff.model.Demand;
import org.lineoff.model.ExecutionRules;
import org.lineoff.model.Lever;
import org.lineoff.model.Line;
import org.lineoff.model.Plant;
import org.lineoff.model.Policy;
import org.lineoff.model.Products;
import org.lineoff.model.Programme;
import org.lineoff.model.Sequencing;
import org.lineoff.model.Shop;

/**
 * All files of a folder as they were bound, stand-ins included: what the checks look at, and the
 * plant once they have nothing to say.
 */
record Draft(
        FileRecords.PlantFile file,
        FileRecords.CalendarsFile calendarsFile,
        Products products,
        Demand demand,
        Programme programme,
        FileRecords.LeversFile leversFile,
        FileRecords.PoliciesFile policiesFile,
        Actuals actuals,
        Backtest backtest,
        Sequencing sequencing,
        FileRecords.ProcessFile processFile,
        ExecutionRules execution,
        FileRecords.SourcesFile sourcesFile,
        List<Shop> shops,
        List<Assignment> assignments,
        List<Figures.Citation> citations) {

    List<Line> lines() {
        return file.lines();
    }

    List<Calendar> calendars() {
        return calendarsFile.calendars();
    }

    List<Lever> levers() {
        return leversFile.levers();
    }

    List<Policy> policies() {
        return policiesFile.policies();
    }

    Plant plant() {
        return new Plant(
                file.title(),
                file.note(),
                file.timeZone(),
                file.horizon(),
                file.asOf(),
                file.currency(),
                file.runs(),
                file.judgement(),
                sourcesFile.sources(),
                calendars(),
                products,
                demand,
                lines(),
                shops,
                levers(),
                policies(),
                programme,
                actuals,
                backtest,
                sequencing,
                new Plant.Processes(processFile.processes(), assignments),
                execution);
    }
}
