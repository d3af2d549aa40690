package org.lineoff.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The words of the pages in one language. */
final class Words {
    private Words() {}

    static Map<String, String> of(String language) {
        try (InputStream in = Words.class.getResourceAsStream("page/words_" + language + ".json")) {
            return JsonMapper.builder().build().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
