package org.lineoff.report;

/** Text in pages that are written without a script. */
final class Html {
    private Html() {}

    /** A text with the signs that HTML would take for its own written out. */
    static String text(String plain) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
