package org.lineoff.serve;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What Jetty itself refuses (a request that is no HTTP, an address that means two things). */
final class PlainErrors implements Request.Handler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        String body =
                "{\"type\":\"about:blank\",\"title\":\"the request is not one that can be read\","
                        + "\"status\":"
                        + status
                        + ",\"code\":\"BAD_REQUEST\",\"reasons\":[]}";
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Reply.PROBLEM);
        Content.Sink.write(response, true, body, callback);
        return true;
    }
}
