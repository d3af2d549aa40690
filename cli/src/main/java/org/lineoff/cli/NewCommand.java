package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lineoff.files.PlannerSheet;
import org.lineoff.files.PlannerSheets;
import org.lineoff.files.PlantFolder;
import org.lineoff.files.ProblemTexts;
import org.lineoff.files.ReadResult;
import org.lineoff.files.SheetPlantFolder;
import org.lineoff.files.SheetResult;
import org.lineoff.files.SheetSummary;
import org.lineoff.files.SheetTemplate;
import org.lineoff.model.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.ObjectMapper;

/**
 * {@code lineoff new DIR}: a plant folder to start from, small and commented, or made from a
 * planner's spreadsheet; and the spreadsheet to fill in. Nothing that stands is overwritten.
 */
@Command(name = "new")
final class NewCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin private final Common common = new Common();

    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", descriptionKey = "newDir")
    private @Nullable Path folder;

    @Option(names = "--from", paramLabel = "FILE", descriptionKey = "from")
    private @Nullable Path from;

    @Option(names = "--template", paramLabel = "FILE", descriptionKey = "template")
    private @Nullable Path template;

    NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String language = common.language(terminal);
        Texts texts = new Texts(language);
        String fault = common.fault(texts);
        Path dir = folder;
        Path blank = template;
        if (fault == null && (dir == null) == (blank == null)) {
            fault = texts.get("usage.newDir");
        } else if (fault == null && blank != null && from != null) {
            fault = texts.get("usage.templateFrom");
        } else if (fault == null && dir != null && NewFolder.isTaken(dir)) {
            fault = texts.get("usage.taken", dir);
        } else if (fault == null && blank != null && Files.exists(blank)) {
            fault = texts.get("usage.taken", blank);
        }
        if (fault != null) {
            terminal.err().println("lineoff: " + fault);
            return Main.WRONG_USAGE;
        }
        if (blank != null) {
            return template(blank, language, texts);
        }
        Path sheet = from;
        return sheet == null
                ? starter(named(dir), language, texts)
                : fromSheet(named(dir), sheet, language, texts);
    }

    private static Path named(@Nullable Path dir) {
        return dir == null ? Path.of("") : dir;
    }

    private int template(Path file, String language, Texts texts) throws IOException {
        Path above = file.toAbsolutePath().getParent();
        if (above != null) {
            Files.createDirectories(above);
        }
        Files.write(file, SheetTemplate.xlsx(language));
        say(
                Map.of("template", file.toString()),
                texts.get("new.template", file)
                        + "\n"
                        + texts.get("new.next")
                        + "\n  lineoff new my-plant --from "
                        + file
                        + "\n");
        return Main.DONE;
    }

    private int starter(Path dir, String language, Texts texts) throws IOException {
        Map<String, String> files = NewFolder.starter(language);
        write(dir, files);
        say(
                Map.of("folder", dir.toString(), "files", List.copyOf(files.keySet())),
                texts.get("new.starter", dir) + "\n" + next(dir, texts));
        return Main.DONE;
    }

    private int fromSheet(Path dir, Path file, String language, Texts texts) throws IOException {
        SheetResult read =
                PlannerSheets.read(file, LocalDate.now(ZoneId.systemDefault()).getYear() + 1);
        for (Problem problem : read.ignored()) {
            terminal.err().println(ProblemTexts.text(problem, language));
        }
        if (read.sheet().isEmpty()) {
            for (Problem problem : read.problems()) {
                terminal.err().println(ProblemTexts.text(problem, language) + "\n");
            }
            terminal.err().println(texts.get("problems.count", read.problems().size(), file));
            return Main.WRONG_INPUT;
        }
        PlannerSheet sheet = read.sheet().get();
        Map<String, String> files = SheetPlantFolder.files(sheet, language);
        write(dir, files);
        PlannerSheet.OwnNumber own = sheet.ownNumber();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("folder", dir.toString());
        result.put("files", List.copyOf(files.keySet()));
        result.put("year", sheet.year());
        result.put("ownNumber", own.cars());
        result.put("smallest", own.smallest().stream().map(PlannerSheet.Shop::id).toList());
        say(
                result,
                SheetSummary.text(sheet, language)
                        + "\n"
                        + texts.get("new.fromSheet", dir, sheet.shops().size())
                        + "\n"
                        + next(dir, texts)
                        + "  "
                        + texts.get("new.bridge")
                        + "\n");
        return Main.DONE;
    }

    private static String next(Path dir, Texts texts) {
        return texts.get("new.next") + "\n  lineoff check " + dir + "\n  lineoff run " + dir + "\n";
    }

    /** Writes the folder and reads it again: what we make has to be right. */
    private static void write(Path dir, Map<String, String> files) throws IOException {
        String home = System.getProperty("lineoff.home");
        NewFolder.write(dir, files, home == null ? null : Path.of(home));
        ReadResult result = PlantFolder.read(dir);
        if (!result.problems().isEmpty()) {
            throw new IllegalStateException(
                    ProblemTexts.text(result.problems().getFirst(), "en", result));
        }
    }

    private void say(Map<String, Object> json, String words) {
        if (common.json()) {
            terminal.out().println(new ObjectMapper().writeValueAsString(json));
        } else {
            terminal.out().print(words);
        }
        terminal.out().flush();
    }
}
