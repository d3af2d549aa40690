package org.lineoff.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * What the library that reads cells does not tell of a workbook: its merged ranges. Also the guard
 * before it: a small file that unpacks to gigabytes, or a cell in column ten million, is refused
 * here.
 */
final class XlsxParts {
    static final long MAX_UNPACKED = 300_000_000;
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static final Pattern READ =
            Pattern.compile(
                    "xl/(worksheets/[^/]+\\.xml|workbook\\.xml|_rels/workbook\\.xml\\.rels)");

    private final Map<String, List<String>> mergedByPart = new HashMap<>();
    private final Map<String, String> partById = new HashMap<>();
    private final Map<String, String> idByName = new LinkedHashMap<>();
    private boolean styles;
    private final long mostUnpacked;
    private long unpacked;

    private XlsxParts(byte[] bytes, long mostUnpacked) throws IOException {
        this.mostUnpacked = mostUnpacked;
        try (ZipFile zip = zip(bytes)) {
            for (ZipArchiveEntry e : Collections.list(zip.getEntries())) {
                String name = e.getName().replaceFirst("^/", "");
                styles |= name.equals("xl/styles.xml");
                try (InputStream in = new Bounded(zip.getInputStream(e))) {
                    if (READ.matcher(name).matches()) {
                        part(name, in);
                    } else {
                        in.transferTo(OutputStream.nullOutputStream());
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** By the directory at its end: not every writer fills in the headers between the entries. */
    private static ZipFile zip(byte[] bytes) throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get();
    }

    /** The content of each entry, in order; only for archives that we made ourselves. */
    static Map<String, byte[]> entries(byte[] bytes) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = zip(bytes)) {
            for (ZipArchiveEntry e : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(e)) {
                    entries.put(e.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    /**
     * Looks through a workbook.
     *
     * @param mostUnpacked bytes that its parts may unpack to
     * @throws IOException if it is none, or unpacks to more
     */
    static XlsxParts of(byte[] bytes, long mostUnpacked) throws IOException {
        return new XlsxParts(bytes, mostUnpacked);
    }

    /** By name of the sheet: each covered cell as {@code row/column}, with its range. */
    Map<String, Map<String, String>> mergedBySheet() {
        Map<String, Map<String, String>> all = new HashMap<>();
        idByName.forEach(
                (name, id) -> {
                    String part = partById.getOrDefault(id, "");
                    all.put(name, XlsxSheets.covered(mergedByPart.getOrDefault(part, List.of())));
                });
        return all;
    }

    boolean hasStyles() {
        return styles;
    }

    private void part(String name, InputStream in) throws XMLStreamException, IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(in);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                element(name, xml);
            }
        }
    }

    private void element(String part, XMLStreamReader xml) throws IOException {
        switch (xml.getLocalName()) {
            case "c" -> {
                String cell = xml.getAttributeValue(null, "r");
                if (cell != null && !cell.matches("[A-Z]{1,3}[0-9]{1,7}")) {
                    throw new IOException("cell " + cell);
                }
            }
            case "mergeCell" ->
                    mergedByPart
                            .computeIfAbsent(part, _ -> new ArrayList<>())
                            .add(String.valueOf(xml.getAttributeValue(null, "ref")));
            case "sheet" ->
                    idByName.put(
                            String.valueOf(xml.getAttributeValue(null, "name")),
                            String.valueOf(xml.getAttributeValue(RELATIONS, "id")));
            case "Relationship" -> {
                String target = String.valueOf(xml.getAttributeValue(null, "Target"));
                partById.put(
                        String.valueOf(xml.getAttributeValue(null, "Id")),
                        target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
            default -> {}
        }
    }

    /** One entry; what all of them unpack to is limited. */
    private final class Bounded extends FilterInputStream {
        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            count(1);
            return in.read();
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int n = in.read(to, offset, length);
            count(n);
            return n;
        }

        private void count(int n) throws IOException {
            unpacked += Math.max(n, 0);
            if (unpacked > mostUnpacked) {
                throw new IOException("unpacks to more than " + mostUnpacked + " bytes");
            }
        }
    }
}
