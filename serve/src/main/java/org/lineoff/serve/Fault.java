package org.lineoff.serve;

import org.lineoff.model.Text;

/** One thing that is wrong with a request: what, and where in it. */
record Fault(Trouble trouble, String field, Text text) {
    static Fault of(Trouble trouble, Object... figures) {
        return new Fault(trouble, "", trouble.text(figures));
    }

    /** Of one field of the body. */
    static Fault field(String field, String english, String chinese) {
        return new Fault(
                Trouble.BAD_FIELD,
                field,
                Trouble.BAD_FIELD.text(field, new Text(english, chinese)));
    }

    static Fault query(String name, String english, String chinese) {
        return new Fault(
                Trouble.BAD_QUERY, name, Trouble.BAD_QUERY.text(name, new Text(english, chinese)));
    }
}
