package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/** What every page keeps, as its file says it. */
final class PageText {
    private PageText() {}

    /** It opens from disk, loads nothing, and takes this text for what it is and not for markup. */
    static void loadsNothingAndTakesAsText(String html, String text) {
        String page = html.replaceAll("(?s)<script.*?</script>", "");
        assertThat(page).doesNotContainPattern("(?i)(src|href)\\s*=\\s*[\"']?\\s*(https?:)?//");
        assertThat(page).doesNotContainPattern("(?i)@import|url\\(");
        assertThat(html).contains("default-src 'none'").doesNotContain(text);
    }

    /** Each text that its script asks for by a key that begins so is there, more than forty. */
    static void asksForTextsThatAreThere(String html, String beginning) {
        String script = html.substring(html.indexOf("<script type=\"module\">"));
        List<String> keys =
                Pattern.compile("'(" + beginning + "\\.[\\w.]*\\w)'")
                        .matcher(script)
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        assertThat(keys).hasSizeGreaterThan(40);
        assertThat(Texts.in("en").all().keySet()).containsAll(keys);
    }
}
