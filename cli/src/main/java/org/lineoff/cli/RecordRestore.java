package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.lineoff.execute.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lineoff record restore DIR FILE}: into an empty record, on either database. */
@Command(name = "restore")
final class RecordRestore extends RecordVerb {
    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "restoreFile")
    private Path file = Path.of("");

    RecordRestore(Terminal terminal) {
        super(terminal);
    }

    @Override
    boolean needsRecord() {
        return false;
    }

    /** A file that is no backup must not leave an empty record behind. */
    @Override
    void before() throws IOException {
        Backup.check(file);
    }

    @Override
    int work(Context context) throws IOException {
        Backup.Contents contents = Backup.restore(file, context.store(), context.rules());
        put("entries", contents.entries());
        put("refused", contents.refused());
        say(
                context.texts()
                        .get(
                                "record.restored",
                                file.toString(),
                                contents.entries(),
                                contents.refused()));
        return Main.DONE;
    }
}
