package org.lineoff.report;

import java.util.List;
import java.util.stream.IntStream;
import org.lineoff.forecast.Comparison;
import org.lineoff.model.Text;

/**
 * What the page of a comparison is made from.
 *
 * @param subject what is compared with the first variant
 * @param headlines the largest differences of each variant but the first, in words
 */
record ComparisonPage(Text subject, List<Text> headlines, Comparison comparison) {
    static ComparisonPage of(Comparison comparison) {
        int n = comparison.variants().size();
        Text subject =
                n == 2
                        ? comparison.variants().getLast().title()
                        : new Text(
                                Texts.in("en").get("compare.title.variants", n),
                                Texts.in("zh").get("compare.title.variants", n));
        List<Text> headlines =
                IntStream.range(1, n)
                        .mapToObj(
                                v ->
                                        new Text(
                                                words("en", comparison, v),
                                                words("zh", comparison, v)))
                        .toList();
        return new ComparisonPage(subject, headlines, comparison);
    }

    private static String words(String language, Comparison c, int variant) {
        ComparisonWords words = ComparisonWords.in(language);
        return c.variants().size() == 2 ? words.sentence(c, variant) : words.headline(c, variant);
    }
}
