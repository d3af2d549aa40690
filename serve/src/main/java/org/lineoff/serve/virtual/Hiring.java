package org.lineoff.serve.virtual;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the tokens of a virtual plant, as an administrator. */
final class Hiring {
    private static final Pattern NAME = Pattern.compile("virtual-(\\d+)-.*");
    private static final int LONGEST_NAME = 64;

    private final PlantClient administrator;

    Hiring(PlantClient administrator) {
        this.administrator = administrator;
    }

    /**
     * Ends the tokens of earlier starts, whose secrets nobody has any more.
     *
     * @return which start this is, from 1
     */
    int dismiss() throws InterruptedException {
        int start = 1;
        for (JsonNode token : administrator.get("/api/tokens").path("tokens")) {
            String name = token.path("name").asString();
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                start = Math.max(start, 1 + Integer.parseInt(matcher.group(1)));
                if (!token.has("revoked")) {
                    String path = URLEncoder.encode(name, StandardCharsets.UTF_8);
                    administrator.delete("/api/tokens/" + path.replace("+", "%20"));
                }
            }
        }
        return start;
    }

    /** Makes a token; a name is given only once, so it has the number of the start in it. */
    String token(int start, int number, Crew.Member member) throws InterruptedException {
        String name = "virtual-" + start + "-" + number + " " + member.name().replace('/', '.');
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
        body.putArray("roles").add(member.role());
        ArrayNode places = body.putArray("places");
        member.places().forEach(places::add);
        return administrator.post("/api/tokens", body).path("token").asString();
    }
}
