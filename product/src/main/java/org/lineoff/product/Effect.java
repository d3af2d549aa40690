package org.lineoff.product;

/** What an engineering change means for a car. */
public enum Effect {
    /** It is not about such cars. */
    UNCONCERNED,
    /** It is about such cars, and does not hold for this one: built the old way. */
    OLD,
    /** It holds for this car. */
    NEW,
    /** It depends on something of the car, or of the change, that is not known. */
    OPEN
}
