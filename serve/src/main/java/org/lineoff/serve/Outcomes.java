package org.lineoff.serve;

import java.util.List;
import org.lineoff.serve.access.People;

/** Says what could not be done about a person. */
final class Outcomes {
    private Outcomes() {}

    static void check(People.Outcome outcome, String name) {
        switch (outcome) {
            case DONE -> {}
            case UNKNOWN -> throw new Refusal(Trouble.UNKNOWN, name);
            case KNOWN -> throw new Refusal(Trouble.TAKEN, name);
            case LAST_ADMINISTRATOR -> throw new Refusal(Trouble.LAST_ADMINISTRATOR);
            case NOT_LOCAL -> throw new Refusal(Trouble.NOT_LOCAL, name);
            case BAD_NAME ->
                    throw new Refusal(
                            List.of(
                                    Fault.field(
                                            "name",
                                            "1 to 64 letters, digits, spaces, and . _ @ + - are"
                                                    + " needed, the first a letter or digit",
                                            "需要 1 至 64 个字母、数字、空格或 . _ @ + -，且以字母或数字开头")));
            case BAD_PASSWORD ->
                    throw new Refusal(
                            List.of(
                                    Fault.field(
                                            "password",
                                            "10 to 200 characters are needed, not one's own name",
                                            "需要 10 至 200 个字符，且不得与用户名相同")));
        }
    }
}
