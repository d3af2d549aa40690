package org.lineoff.model;

/** A place in a plant file. Line and column count from 1; 0 means the file as a whole. */
public record Where(String file, int line, int column) implements Comparable<Where> {
    @Override
    public int compareTo(Where other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
