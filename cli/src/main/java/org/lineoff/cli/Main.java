package org.lineoff.cli;

import java.io.IOException;
import java.util.Properties;

/** Where the program starts. */
public final class Main {

    private Main() {}

    public static void main(String[] args) throws IOException {
        var build = new Properties();
        try (var in = Main.class.getResourceAsStream("version.properties")) {
            build.load(in);
        }
        System.out.println("lineoff " + build.getProperty("version"));
    }
}
