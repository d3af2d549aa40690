package org.lineoff.serve;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads what strangers send, within limits, and writes answers. */
final class Json {
    private static final JsonMapper WRITER = JsonMapper.builder().build();
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 200;

    private final JsonMapper reader;

    Json(Limits limits) {
        StreamReadConstraints constraints =
                StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxDocumentLength(limits.bodyBytes())
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .maxStringLength(limits.bodyBytes())
                        .build();
        reader =
                JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .build();
    }

    /** The one JSON value that the bytes are. */
    JsonNode read(byte[] bytes) {
        try {
            JsonNode node = reader.readTree(bytes);
            if (node == null || node.isMissingNode()) {
                throw new Refusal(Trouble.BAD_JSON, "it is empty");
            }
            return node;
        } catch (JacksonException e) {
            throw new Refusal(Trouble.BAD_JSON, where(e));
        }
    }

    /** The place only: the parser's words quote what it was given. */
    private static String where(JacksonException e) {
        var place = e.getLocation();
        return place == null
                ? "it cannot be read"
                : "line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    static byte[] bytes(JsonNode node) {
        return WRITER.writeValueAsBytes(node);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ArrayNode strings(Iterable<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }
}
