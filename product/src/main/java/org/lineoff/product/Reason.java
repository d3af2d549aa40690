package org.lineoff.product;

import org.lineoff.model.Text;

/**
 * One thing that the product demands of its cars.
 *
 * @param id of the model, group of options or rule that it is about
 * @param words what it demands and why, as a sentence
 */
public record Reason(Kind kind, String id, Text words) {
    public enum Kind {
        /** A model is built from its first day on. */
        SALE,
        /** A group of options belongs to the models that offer it. */
        OFFER,
        /** A model needs a type approval that is valid and for such cars. */
        APPROVAL,
        /** A rule of the product. */
        RULE
    }
}
