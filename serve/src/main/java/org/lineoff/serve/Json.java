package org.lineoff.serve;

import org.lineoff.model.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
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
    private final int depth;

    Json(Limits limits) {
        depth = limits.depth();
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
                throw new Refusal(Trouble.BAD_JSON, new Text("it is empty", "正文为空"));
            }
            return node;
        } catch (JacksonException e) {
            Text what = what(e);
            Text where = where(e);
            throw new Refusal(
                    Trouble.BAD_JSON, new Text(what.en() + where.en(), what.zh() + where.zh()));
        }
    }

    /** What is wrong, in our words: the parser's quote what it was given. */
    private Text what(JacksonException e) {
        String said = String.valueOf(e.getOriginalMessage());
        if (said.startsWith("Duplicate Object property")) {
            return new Text("a field stands twice in one object", "同一对象中字段重复");
        }
        if (e instanceof StreamConstraintsException) {
            return said.contains("nesting depth")
                    ? new Text(
                            "objects and lists lie more than " + depth + " deep in each other",
                            "对象与列表的嵌套超过 " + depth + " 层")
                    : new Text("a number, name or text is too long", "数字、名称或文本过长");
        }
        return new Text("it is not JSON", "不是有效的 JSON");
    }

    private static Text where(JacksonException e) {
        var place = e.getLocation();
        return place == null || place.getLineNr() < 1
                ? Text.of("")
                : new Text(
                        ", at line " + place.getLineNr() + ", column " + place.getColumnNr(),
                        "，在第 " + place.getLineNr() + " 行第 " + place.getColumnNr() + " 列");
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
