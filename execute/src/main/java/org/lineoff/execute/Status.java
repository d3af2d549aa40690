package org.lineoff.execute;

/** Where a car is in its life, from the order to the road. The order is that of a good life. */
public enum Status {
    RECEIVED,
    /** It can be built. */
    CHECKED,
    /** Its customer has a date. */
    PROMISED,
    /** It has a day. */
    PLANNED,
    /** It has its place in the build sequence. */
    SEQUENCED,
    IN_BODY,
    /** In the store before paint, or in paint. */
    BEFORE_PAINT,
    PAINTED,
    /** In the painted body store. */
    IN_STORE,
    IN_ASSEMBLY,
    LINE_OFF,
    /** Quality released it for shipping. */
    RELEASED,
    SHIPPED,
    // the other ends of a life
    CANCELLED,
    SCRAPPED;

    /** Whether nothing more happens to the car in the plant. */
    public boolean isEnd() {
        return compareTo(SHIPPED) >= 0;
    }
}
