package org.lineoff.serve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Text;
import tools.jackson.databind.JsonNode;

/** Takes the fields of a JSON object one by one and collects all that is wrong with them. */
final class Fields {
    private final JsonNode object;
    private final boolean isObject;
    private final Set<String> known = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();

    Fields(@Nullable JsonNode object) {
        this.object = object != null && object.isObject() ? object : Json.object();
        isObject = object != null && object.isObject();
        if (!isObject) {
            faults.add(
                    Fault.of(
                            Trouble.BAD_JSON,
                            new Text(
                                    "it has to be an object: {\"name\": value, …}",
                                    "应为对象：{\"名称\": 值, …}")));
        }
    }

    /** A text, empty if it is left out. */
    String text(String name, int longest) {
        JsonNode node = take(name);
        if (node == null) {
            return "";
        }
        String text = node.isString() ? node.stringValue() : null;
        if (text == null) {
            wrong(name, "a text is needed", "需要文本");
            return "";
        }
        if (text.length() > longest) {
            wrong(name, "at most " + longest + " characters", "最多 " + longest + " 个字符");
            return "";
        }
        if (text.indexOf(0) >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            wrong(name, "it is not plain text", "不是纯文本");
            return "";
        }
        return text;
    }

    String needed(String name, int longest) {
        int before = faults.size();
        String text = text(name, longest);
        if (text.isBlank() && faults.size() == before) {
            wrong(name, "it is missing", "缺少该项");
        }
        return text;
    }

    long whole(String name, long least, long most) {
        JsonNode node = take(name);
        if (node == null) {
            return 0;
        }
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < least
                || node.longValue() > most) {
            wrong(
                    name,
                    "a whole number from " + least + " to " + most + " is needed",
                    "需要 " + least + " 至 " + most + " 的整数");
            return 0;
        }
        return node.longValue();
    }

    double number(String name) {
        JsonNode node = take(name);
        if (node == null) {
            return 0;
        }
        double value = node.isNumber() ? node.doubleValue(Double.NaN) : Double.NaN;
        if (!Double.isFinite(value)) {
            wrong(name, "a number is needed", "需要数字");
            return 0;
        }
        return value;
    }

    boolean flag(String name) {
        JsonNode node = take(name);
        if (node == null) {
            return false;
        }
        if (!node.isBoolean()) {
            wrong(name, "true or false is needed", "需要 true 或 false");
            return false;
        }
        return node.booleanValue();
    }

    /** A list of texts, empty if it is left out. */
    List<String> texts(String name, int most, int longest) {
        JsonNode node = take(name);
        if (node == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode one : node.isArray() ? node : Json.array()) {
            if (one.isString() && one.stringValue().length() <= longest) {
                texts.add(one.stringValue());
            }
        }
        if (!node.isArray() || texts.size() != node.size() || texts.size() > most) {
            wrong(
                    name,
                    "a list of at most " + most + " texts is needed",
                    "需要最多 " + most + " 项的文本列表");
            return List.of();
        }
        return texts;
    }

    /** The raw value; null if it is left out, or null. */
    @Nullable JsonNode take(String name) {
        known.add(name);
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    void wrong(String name, String english, String chinese) {
        if (!isObject) {
            return; // what has no fields at all lacks none in particular
        }
        faults.add(Fault.field(name, english, chinese));
    }

    /** How much was found wrong so far. */
    int count() {
        return faults.size();
    }

    /** All that is wrong, fields that nobody asked for included. */
    List<Fault> faults() {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                String shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
                wrong(shown, "there is no such field", "没有该字段");
            }
        }
        return faults;
    }

    /** Refuses the request if anything is wrong. */
    void check() {
        List<Fault> all = faults();
        if (!all.isEmpty()) {
            throw new Refusal(all);
        }
    }
}
