package org.lineoff.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lineoff.events.Cause;
import org.lineoff.model.Programme;
import org.lineoff.model.Promise;
import org.lineoff.programme.ChainLink;

class TextsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    @Test
    void both_catalogues_have_the_same_keys() {
        assertThat(Texts.in("zh").all().keySet()).isEqualTo(Texts.in("en").all().keySet());
    }

    @Test
    void both_catalogues_fill_in_the_same_places() {
        Texts.in("en")
                .all()
                .forEach(
                        (key, text) ->
                                assertThat(places(Texts.in("zh").all().get(key)))
                                        .as(key)
                                        .isEqualTo(places(text)));
    }

    @Test
    void no_text_is_empty_and_no_english_text_is_chinese() {
        Texts.in("en").all().forEach((key, text) -> assertThat(text).as(key).isNotBlank());
        Texts.in("en")
                .all()
                .forEach((key, text) -> assertThat(text).as(key).doesNotContainPattern(CHINESE));
    }

    @Test
    void every_chinese_text_is_chinese_or_a_name_that_both_languages_share() {
        Texts.in("zh")
                .all()
                .forEach(
                        (key, text) -> {
                            boolean hasWords =
                                    text.replaceAll("\\{[^}]*}", "")
                                            .chars()
                                            .anyMatch(Character::isLetter);
                            if (hasWords && !text.equals(Texts.in("en").all().get(key))) {
                                assertThat(text).as(key).containsPattern(CHINESE);
                            }
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void every_code_of_the_model_has_words(String language) {
        Texts texts = Texts.in(language);
        Stream.of(Cause.values())
                .filter(cause -> cause.ordinal() < Cause.FINISHED.ordinal())
                .forEach(cause -> assertThat(texts.all()).containsKey("cause." + code(cause)));
        Stream.of(Programme.Owner.values())
                .forEach(owner -> assertThat(texts.all()).containsKey("owner." + code(owner)));
        Stream.of(Promise.Strength.values())
                .forEach(each -> assertThat(texts.all()).containsKey("strength." + code(each)));
        Stream.of(ChainLink.Kind.values())
                .forEach(kind -> assertThat(texts.all()).containsKey("link." + code(kind)));
        Stream.of(Promise.class.getPermittedSubclasses())
                .forEach(
                        kind ->
                                assertThat(texts.all())
                                        .containsKey(
                                                "kind."
                                                        + kind.getSimpleName()
                                                                .toLowerCase(Locale.ROOT)));
    }

    @Test
    void an_unknown_key_is_a_bug_and_an_unknown_code_is_shown_as_it_is() {
        assertThatThrownBy(() -> Texts.in("en").get("nonsense"))
                .hasMessageContaining("nonsense")
                .hasMessageContaining("en");
        assertThat(Texts.in("en").ofCode("cause", "new_cause")).isEqualTo("new cause");
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static java.util.List<String> places(String text) {
        return PLACE.matcher(text).results().map(r -> r.group()).distinct().sorted().toList();
    }
}
