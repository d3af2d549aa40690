package org.lineoff.serve;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What Jetty itself refuses: a request that is no HTTP, an address that means two things, and what
 * comes in while Jetty stops, of which it says 500.
 */
final class PlainErrors implements Request.Handler {
    private static final int FROM_SERVER = 500;

    private final BooleanSupplier closing;

    /**
     * @param closing whether the server is being stopped
     */
    PlainErrors(BooleanSupplier closing) {
        this.closing = closing;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        if (status >= FROM_SERVER && closing.getAsBoolean()) {
            // Nothing of it was captured: whoever asked comes again under the same id.
            Reply reply = Server.closingReply();
            response.setStatus(reply.status());
            reply.headers().forEach(response.getHeaders()::put);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.type());
            response.write(true, ByteBuffer.wrap(reply.body().copy()), callback);
            return true;
        }
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
