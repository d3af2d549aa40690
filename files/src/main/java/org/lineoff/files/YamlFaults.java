package org.lineoff.files;

import java.util.List;
import java.util.Locale;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * From the words of the YAML library to ours: the usual slips (a tab, a missing space after a
 * colon, an indentation that fits nothing, a quote or bracket that never ends) are named as such.
 */
final class YamlFaults {
    /** The colon of a Chinese keyboard. */
    static final char WIDE_COLON = '：';

    private YamlFaults() {}

    static Problem of(MarkedYamlEngineException e, SourceText source, Where at) {
        List<String> lines = source.text().lines().toList();
        for (int line = at.line(); line >= Math.max(1, at.line() - 1); line--) {
            String text = line <= lines.size() ? lines.get(line - 1) : "";
            String indentation = text.substring(0, text.length() - text.stripLeading().length());
            int tab = indentation.indexOf('\t');
            if (tab >= 0) {
                return new Problem.Unreadable(new Where(at.file(), line, tab + 1), "yaml.tab");
            }
        }
        for (int line = at.line(); line >= Math.max(1, at.line() - 1); line--) {
            String text = line <= lines.size() ? lines.get(line - 1) : "";
            int wide = text.indexOf(WIDE_COLON);
            if (wide >= 0 && !text.contains(": ")) {
                return new Problem.Unreadable(
                        new Where(at.file(), line, text.codePointCount(0, wide) + 1),
                        "yaml.wideColon");
            }
        }
        // The reader quotes the character that it stumbled over, which may be the end of the line.
        String problem = String.valueOf(e.getProblem()).replaceAll("\\s+", " ");
        String context = String.valueOf(e.getContext());
        String all = (context + " " + problem).toLowerCase(Locale.ROOT);
        return new Problem.Unreadable(at, reason(all, problem));
    }

    private static String reason(String all, String problem) {
        if (all.contains("mapping values are not allowed")) {
            return "yaml.colonInValue";
        }
        if (all.contains("quoted scalar")) {
            return "yaml.quote";
        }
        if (all.contains("flow sequence") || all.contains("flow mapping")) {
            return "yaml.bracket";
        }
        if (all.contains("could not find expected ':'")) {
            return "yaml.noColon";
        }
        if (all.contains("block collection")
                || all.contains("block mapping")
                || all.contains("<block end>")
                || all.contains("block sequence")
                || all.contains("sequence entries are not allowed")) {
            return "yaml.indentation";
        }
        if (all.contains("cannot start any token")) {
            return "yaml.character";
        }
        return Faults.words("yaml.other", problem);
    }
}
