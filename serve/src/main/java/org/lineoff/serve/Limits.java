package org.lineoff.serve;

/**
 * How much one caller may ask for.
 *
 * @param bodyBytes of one request
 * @param batch reports in one request
 * @param depth of JSON in JSON
 * @param perSecond requests of a caller, over time
 * @param burst requests of a caller at once
 * @param strangersPerSecond requests of an address that does not say who it is
 * @param signInsPerMinute tries to sign in, by address and by name
 */
public record Limits(
        int bodyBytes,
        int batch,
        int depth,
        int perSecond,
        int burst,
        int strangersPerSecond,
        int signInsPerMinute) {
    public static final Limits USUAL = new Limits(1 << 20, 1000, 16, 100, 200, 20, 10);

    public Limits {
        if (bodyBytes < 1024
                || batch < 1
                || depth < 4
                || perSecond < 1
                || burst < 1
                || strangersPerSecond < 1
                || signInsPerMinute < 1) {
            throw new IllegalArgumentException("a limit below what can be worked with");
        }
    }
}
