package org.lineoff.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pages for people: plain HTML that loads its own ES modules, nothing from elsewhere and
 * nothing inline. What they show they ask for over the same API as everybody. The files are read by
 * name from a list when the server starts, so no address can lead to any other.
 */
final class PageRoutes {
    private static final String HTML = "text/html;charset=utf-8";
    private static final String SCRIPT = "text/javascript;charset=utf-8";

    /** Pages that whoever is not signed in yet has to see; they show nothing of the plant. */
    private static final List<String> BEFORE = List.of("login", "setup");

    private static final List<String> PAGES = List.of("home", "station", "rejected", "admin");
    private static final List<String> MODULES =
            List.of("words", "api", "frame", "queue", "car", "welcome");
    private static final String LIT = "/META-INF/resources/_static/lit-html/3.3.0/lit-html.js";

    private final Map<String, Reply> assets = new LinkedHashMap<>();
    private final boolean enterprise;
    private final String shell = read("page/shell.html");

    /**
     * @param enterprise whether people may sign in with their company's account
     */
    PageRoutes(boolean enterprise) {
        this.enterprise = enterprise;
        List<String> scripts = new ArrayList<>(BEFORE);
        scripts.addAll(PAGES);
        scripts.addAll(MODULES);
        for (String script : scripts) {
            assets.put(script + ".js", Reply.text(200, SCRIPT, read("page/" + script + ".js")));
        }
        assets.put("lit-html.js", Reply.text(200, SCRIPT, read(LIT)));
        assets.put("page.css", Reply.text(200, "text/css;charset=utf-8", read("page/page.css")));
        assets.put("icon.svg", Reply.text(200, "image/svg+xml", read("page/icon.svg")));
        for (String language : List.of("en", "zh")) {
            String words = "words_" + language + ".json";
            assets.put(words, Reply.text(200, Reply.JSON, read("page/" + words)));
        }
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (String page : BEFORE) {
            routes.add(page("/" + page, page, new Access.Everybody()));
        }
        for (String page : PAGES) {
            routes.add(
                    page(page.equals("home") ? "/" : "/" + page, page, Access.ANY_CALLER)
                            .answers(303, new Route.Response("To sign in first.", "", "")));
        }
        assets.forEach(
                (name, reply) ->
                        routes.add(
                                Route.get(
                                                "/assets/" + name,
                                                "asset " + name,
                                                new Access.Everybody(),
                                                _ -> reply)
                                        .does("A part of the pages.")
                                        .answers(
                                                200, new Route.Response("It.", reply.type(), ""))));
        return routes;
    }

    private Route page(String path, String name, Access access) {
        return Route.get(path, "page " + name, access, call -> shell(name, call))
                .does("A page for people.")
                .answers(200, new Route.Response("The page.", HTML, ""));
    }

    Reply shell(String name, Call call) {
        return Reply.text(
                200,
                HTML,
                shell.replace("{page}", name)
                        .replace("{lang}", call.language())
                        .replace("{enterprise}", enterprise ? "yes" : "no"));
    }

    private static String read(String resource) {
        try (InputStream in = PageRoutes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
