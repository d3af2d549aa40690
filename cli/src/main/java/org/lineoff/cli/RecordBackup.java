package org.lineoff.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.lineoff.execute.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lineoff record backup DIR FILE}: while the plant runs. */
@Command(name = "backup")
final class RecordBackup extends RecordVerb {
    @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "backupFile")
    private Path file = Path.of("");

    RecordBackup(Terminal terminal) {
        super(terminal);
    }

    @Override
    int work(Context context) throws IOException {
        Backup.Contents contents = Backup.write(context.store(), file);
        put("entries", contents.entries());
        put("refused", contents.refused());
        say(
                context.texts()
                        .get(
                                "record.backedUp",
                                file.toString(),
                                contents.entries(),
                                contents.refused()));
        return Main.DONE;
    }
}
