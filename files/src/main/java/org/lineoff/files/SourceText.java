package org.lineoff.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lineoff.model.Problem;
import org.lineoff.model.Where;

/**
 * The text of one file of a plant folder: UTF-8, with or without a byte order mark, of at most
 * {@value #MAX_BYTES} bytes. Whatever else lies under the name (a folder, a device, a picture, text
 * in another encoding) is a fault, never an exception.
 */
record SourceText(String file, String text) {
    static final int MAX_BYTES = 4_000_000;

    /** The text, or null after a fault; a file that is not there is a fault too. */
    static @Nullable SourceText read(Path folder, String file, String purpose, Faults faults) {
        return read(folder, file, purpose, MAX_BYTES, faults);
    }

    /** The same of at most so many bytes. */
    static @Nullable SourceText read(
            Path folder, String file, String purpose, int maxBytes, Faults faults) {
        Where whole = new Where(file, 0, 0);
        Path path = folder.resolve(file);
        try {
            if (!Files.exists(path)) {
                faults.add(new Problem.MissingFile(whole, purpose));
                return null;
            }
            if (!Files.isRegularFile(path)) {
                faults.add(new Problem.Unreadable(whole, "unreadable.notAFile"));
                return null;
            }
            byte[] bytes;
            try (InputStream in = Files.newInputStream(path)) {
                bytes = in.readNBytes(maxBytes + 1);
            }
            if (bytes.length > maxBytes) {
                faults.add(
                        new Problem.Unreadable(
                                whole, Faults.words("unreadable.tooLarge", maxBytes / 1_000_000)));
                return null;
            }
            return decode(file, bytes, faults);
        } catch (AccessDeniedException e) {
            faults.add(new Problem.Unreadable(whole, "unreadable.noPermission"));
        } catch (IOException e) {
            faults.add(
                    new Problem.Unreadable(
                            whole,
                            Faults.words("unreadable.failed", e.getClass().getSimpleName())));
        }
        return null;
    }

    static @Nullable SourceText decode(String file, byte[] bytes, Faults faults) {
        int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        if (mark == 0xFEFF || mark == 0xFFFE) {
            faults.add(new Problem.Unreadable(new Where(file, 1, 1), "unreadable.utf16"));
            return null;
        }
        CharBuffer chars = CharBuffer.allocate(bytes.length + 1);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(in, chars, true);
        String text = chars.flip().toString();
        if (!text.isEmpty() && text.charAt(0) == '\uFEFF') {
            text = text.substring(1);
        }
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            faults.add(
                    new Problem.Unreadable(at(file, text.substring(0, zero)), "unreadable.binary"));
            return null;
        }
        if (result.isError()) {
            faults.add(new Problem.Unreadable(at(file, text), "unreadable.notUtf8"));
            return null;
        }
        return new SourceText(file, text);
    }

    /** The place just after the text given. */
    static Where at(String file, String before) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < before.length(); i++) {
            if (endsLine(before, i)) {
                line++;
                start = i + 1;
            }
        }
        return new Where(file, line, before.codePointCount(start, before.length()) + 1);
    }

    /** Where a line begins, the first being 1; -1 where the text has fewer. */
    static int startOfLine(String text, int wanted) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < text.length() && line < wanted; i++) {
            if (endsLine(text, i)) {
                line++;
                start = i + 1;
            }
        }
        return line == wanted ? start : -1;
    }

    /** Lines end with LF, CR or both. */
    private static boolean endsLine(String text, int i) {
        char c = text.charAt(i);
        boolean followedByFeed = i + 1 < text.length() && text.charAt(i + 1) == '\n';
        return c == '\n' || (c == '\r' && !followedByFeed);
    }
}
