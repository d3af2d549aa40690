package org.lineoff.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lineoff.execute.AsBuilt;
import org.lineoff.execute.BuildSheet;
import org.lineoff.execute.Car;
import org.lineoff.execute.Execution;
import org.lineoff.execute.Records;
import org.lineoff.execute.Signing;
import org.lineoff.report.CarPages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code lineoff asbuilt DIR CAR}: the signed as-built record of a car, its page, its build sheet.
 */
@Command(name = "asbuilt")
final class AsBuiltCommand extends RecordVerb {
    @Parameters(index = "1", arity = "0..1", paramLabel = "CAR", descriptionKey = "traceCar")
    private @Nullable String car;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "asBuiltOut")
    private @Nullable Path out;

    @Option(names = "--html", paramLabel = "FILE", descriptionKey = "asBuiltHtml")
    private @Nullable Path html;

    @Option(names = "--sheet", paramLabel = "FILE", descriptionKey = "asBuiltSheet")
    private @Nullable Path sheet;

    @Option(names = "--verify", paramLabel = "FILE", descriptionKey = "asBuiltVerify")
    private @Nullable Path verify;

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "asBuiltKey")
    private @Nullable Path key;

    AsBuiltCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    boolean needsRecord() {
        return verify == null;
    }

    @Override
    @Nullable String fault(Texts texts) {
        if ((car == null) == (verify == null)) {
            return texts.get("usage.asBuilt");
        }
        boolean nothing = out == null && html == null && sheet == null && !common.json();
        return verify == null && nothing ? texts.get("usage.asBuiltNothing") : null;
    }

    /** A signature is checked without any record: whoever has the public key can do it. */
    @Override
    public Integer call() throws IOException {
        Path file = verify;
        String language = common.language(terminal);
        Texts texts = new Texts(language);
        if (file == null || common.fault(texts) != null || fault(texts) != null) {
            return super.call();
        }
        Path with = key == null ? place.folder(folder).resolve(Signing.PUBLIC) : key;
        Object read;
        try {
            read =
                    JsonMapper.shared()
                            .readValue(
                                    new String(Files.readAllBytes(file), StandardCharsets.UTF_8),
                                    Object.class);
        } catch (JacksonException e) {
            read = null;
        }
        Signing.Verdict verdict;
        try {
            verdict =
                    Signing.verify(
                            read, new String(Files.readAllBytes(with), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return wrongInput(texts.get("asBuilt.noKey", with.toString()));
        }
        terminal.out()
                .println(
                        common.json()
                                ? "{\"verdict\":\"" + verdict + "\"}"
                                : texts.get("asBuilt." + verdict, file.toString()));
        terminal.out().flush();
        return verdict == Signing.Verdict.GENUINE ? Main.DONE : Main.NOT_MET;
    }

    @Override
    int work(Context context) throws IOException {
        Records records = Execution.records(context.store());
        String name = car == null ? "" : car;
        Optional<Car> found = CarName.find(records, name);
        if (found.isEmpty()) {
            return wrongInput(context.texts().get("trace.noCar", name));
        }
        AsBuilt record = AsBuilt.of(records, found.get(), context.rules(), context.plant());
        Signing signing = Signing.in(place.folder(folder));
        signing.signed(record).forEach(this::put);
        Path json = out;
        if (json != null) {
            write(
                    json,
                    JsonMapper.shared().writeValueAsString(signing.signed(record)) + "\n",
                    context);
        }
        Path page = html;
        if (page != null) {
            write(
                    page,
                    CarPages.asBuilt(record, signing.fingerprint(), context.language()),
                    context);
        }
        Path build = sheet;
        if (build != null) {
            String line = BuildSheet.lineOf(found.get(), context.plant());
            write(
                    build,
                    CarPages.buildSheet(
                            BuildSheet.of(found.get(), line, context.rules(), context.plant()),
                            context.language()),
                    context);
        }
        return Main.DONE;
    }

    private void write(Path file, String text, Context context) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
        say(context.texts().get("asBuilt.wrote", file.toString()));
    }
}
