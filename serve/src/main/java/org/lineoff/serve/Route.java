package org.lineoff.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that can be asked of the server. The check at the door, the OpenAPI document and the
 * tests are all made from these, so none of them can know of a route that the others do not.
 *
 * @param id name by which programs that are generated call it
 * @param path with parameters in braces
 * @param summary one sentence
 * @param request name of the schema of the body; empty: none
 * @param files types of the files that it takes in place of JSON
 * @param responses by status; those that the door gives are added by {@link #all}
 */
record Route(
        String method,
        String path,
        String id,
        String summary,
        Access access,
        List<Parameter> parameters,
        String request,
        List<String> files,
        SortedMap<Integer, Response> responses,
        Handler handler) {

    /** Answers a request. */
    interface Handler {
        Reply answer(Call call);
    }

    /**
     * A parameter in the address.
     *
     * @param inPath else it stands behind the question mark
     * @param schema name of its schema
     */
    record Parameter(String name, boolean inPath, boolean needed, String schema, String about) {}

    /**
     * @param schema name of the schema of the body; empty: it has none, or is no JSON
     * @param others types that may be asked for in place of it
     */
    record Response(String about, String type, String schema, List<String> others) {
        Response {
            others = List.copyOf(others);
        }

        Response(String about, String type, String schema) {
            this(about, type, schema, List.of());
        }
    }

    static final String GET = "GET";
    static final String POST = "POST";
    static final String PUT = "PUT";
    static final String DELETE = "DELETE";

    Route {
        parameters = List.copyOf(parameters);
        files = List.copyOf(files);
        responses = new TreeMap<>(responses);
    }

    static Route of(String method, String path, String id, Access access, Handler handler) {
        return new Route(
                method, path, id, "", access, List.of(), "", List.of(), new TreeMap<>(), handler);
    }

    static Route get(String path, String id, Access access, Handler handler) {
        return of(GET, path, id, access, handler);
    }

    static Route post(String path, String id, Access access, Handler handler) {
        return of(POST, path, id, access, handler);
    }

    static Route put(String path, String id, Access access, Handler handler) {
        return of(PUT, path, id, access, handler);
    }

    static Route delete(String path, String id, Access access, Handler handler) {
        return of(DELETE, path, id, access, handler);
    }

    Route does(String text) {
        return new Route(
                method, path, id, text, access, parameters, request, files, responses, handler);
    }

    Route takes(String schema) {
        return new Route(
                method, path, id, summary, access, parameters, schema, files, responses, handler);
    }

    /** Besides JSON it takes files of these types, as they are. */
    Route takesFiles(String... types) {
        return new Route(
                method,
                path,
                id,
                summary,
                access,
                parameters,
                request,
                List.of(types),
                responses,
                handler);
    }

    Route with(String name, String schema, String about) {
        return with(new Parameter(name, path.contains("{" + name + "}"), false, schema, about));
    }

    Route needs(String name, String schema, String about) {
        return with(new Parameter(name, path.contains("{" + name + "}"), true, schema, about));
    }

    private Route with(Parameter parameter) {
        List<Parameter> more = new ArrayList<>(parameters);
        more.add(parameter);
        return new Route(
                method, path, id, summary, access, more, request, files, responses, handler);
    }

    Route answers(int status, String schema, String about) {
        return answers(status, new Response(about, Reply.JSON, schema));
    }

    /** It fails so, with problem details. */
    Route fails(Trouble trouble, String about) {
        return answers(trouble.status(), new Response(about, Reply.PROBLEM, "Problem"));
    }

    Route answers(int status, Response response) {
        SortedMap<Integer, Response> more = new TreeMap<>(responses);
        more.put(status, response);
        return new Route(
                method, path, id, summary, access, parameters, request, files, more, handler);
    }

    /** The types of body that it takes. */
    List<String> types() {
        List<String> types = new ArrayList<>(List.of(Reply.JSON));
        types.addAll(files);
        return types;
    }

    boolean hasBody() {
        return !request.isEmpty();
    }

    /** Whether it is a page: people are sent to sign in, where programs are told that they must. */
    boolean sendsToSignIn() {
        return responses.containsKey(303);
    }

    /** Its own responses and those of the door. */
    SortedMap<Integer, Response> all() {
        SortedMap<Integer, Response> all = new TreeMap<>(responses);
        if (access instanceof Access.Roles roles) {
            if (!sendsToSignIn()) {
                problem(all, 401, "It is not said, or not proved, who asks.");
            }
            if (roles.any().size() < org.lineoff.serve.access.Role.values().length
                    || !method.equals(GET)) {
                problem(all, 403, "The caller may not do this.");
            }
        }
        if (hasBody()) {
            problem(all, 400, "The body is not what it should be; every fault is named.");
            problem(all, 413, "The body is too large.");
            problem(all, 415, "The body is of a type that is not taken.");
        }
        if (parameters.stream().anyMatch(p -> !p.inPath())) {
            problem(all, 400, "A parameter is not what it should be.");
        }
        problem(all, 429, "Too many requests; Retry-After says when to try again.");
        if (path.startsWith("/api/") || path.equals("/health") || sendsToSignIn()) {
            problem(all, 503, "The database does not answer, or the server is being stopped.");
        }
        return all;
    }

    private static void problem(SortedMap<Integer, Response> all, int status, String about) {
        all.putIfAbsent(status, new Response(about, Reply.PROBLEM, "Problem"));
    }
}
