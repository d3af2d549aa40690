package org.lineoff.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the page's ES modules into one script, since a page opened from disk may not load modules
 * from other files. Each module becomes a function that hands out what it exports, those it imports
 * before it. It knows the two forms the page uses and refuses others: {@code import { a, b } from
 * './name.js';} on one line, and {@code export function} or {@code export const}.
 */
final class PageScript {
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import \\{ ([^}]+) } from '\\./(\\w+)\\.js';$");
    private static final Pattern EXPORT =
            Pattern.compile("(?m)^export (?=(?:function|const) (\\w+))");
    private static final Pattern LEFT_OVER = Pattern.compile("(?m)^(import|export)\\b.*$");

    private final Function<String, String> source;
    private final Map<String, String> done = new LinkedHashMap<>();
    private final List<String> under = new ArrayList<>();

    private PageScript(Function<String, String> source) {
        this.source = source;
    }

    /** The script of a module and all it imports; {@code source} gives a module's text by name. */
    static String from(String module, Function<String, String> source) {
        PageScript script = new PageScript(source);
        script.add(module);
        return String.join("\n", script.done.values());
    }

    private void add(String module) {
        if (done.containsKey(module)) {
            return;
        }
        if (under.contains(module)) {
            throw new IllegalStateException("modules import each other: " + under + ", " + module);
        }
        under.add(module);
        String text = source.apply(module);
        IMPORT.matcher(text).results().forEach(each -> add(each.group(2)));
        done.put(module, wrapped(module, text));
        under.removeLast();
    }

    private static String wrapped(String module, String text) {
        List<String> exported = EXPORT.matcher(text).results().map(each -> each.group(1)).toList();
        String body = IMPORT.matcher(text).replaceAll("const { $1 } = \\$$2;");
        body = EXPORT.matcher(body).replaceAll("");
        Matcher leftOver = LEFT_OVER.matcher(body);
        if (leftOver.find()) {
            throw new IllegalStateException(module + ".js: cannot take in: " + leftOver.group());
        }
        return "const $%s = (() => {\n%sreturn { %s };\n})();"
                .formatted(module, body, String.join(", ", exported));
    }
}
