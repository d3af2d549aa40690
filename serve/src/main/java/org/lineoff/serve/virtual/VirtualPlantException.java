package org.lineoff.serve.virtual;

import org.lineoff.model.Text;

/** The virtual plant cannot begin or go on; the text says why, to people. */
public final class VirtualPlantException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Text text;

    VirtualPlantException(Text text) {
        super(text.en());
        this.text = text;
    }

    VirtualPlantException(String english, String chinese) {
        this(new Text(english, chinese));
    }

    public Text text() {
        return text;
    }
}
