package io.jenkins.plugins.intent.report;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A report page, parsed; that it parses as XML shows that every element is closed and every text escaped. */
final class Page {
    private final Path directory;
    private final List<Element> elements = new ArrayList<>();

    private Page(Path directory, Document document) {
        this.directory = directory;
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
    }

    static Page of(Path bundle) throws Exception {
        Path directory = bundle.resolve("report");
        parse(Files.readString(directory.resolve("graph.svg")));
        return new Page(directory, parse(Files.readString(directory.resolve("index.html"))));
    }

    private static Document parse(String text) throws Exception {
        String body = text.replace("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(body)));
    }

    /** Nothing that "default-src 'none'; img-src 'self'; style-src 'self'" and a sandbox would stop. */
    void assertStrict() {
        for (Element element : elements) {
            String tag = element.getTagName();
            assertFalse(
                    tag,
                    Set.of("script", "style", "iframe", "object", "form", "img", "font")
                            .contains(tag));
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                String name = element.getAttributes().item(i).getNodeName();
                assertFalse(tag + " " + name, name.equals("style") || name.startsWith("on"));
            }
        }
        for (String link : links()) {
            assertTrue(link, link.startsWith("../") || link.startsWith("#") || link.matches("[a-z]+\\.(css|svg)"));
        }
    }

    List<String> links() {
        return elements.stream()
                .map(element -> element.getAttribute("href"))
                .filter(link -> !link.isEmpty())
                .toList();
    }

    /** Every link names a file that is there, or a part of the page. */
    void assertLinksLead() {
        Set<String> ids = new HashSet<>();
        elements.forEach(element -> ids.add(element.getAttribute("id")));
        for (String link : links()) {
            if (link.startsWith("#")) {
                assertTrue(link, ids.contains(link.substring(1)));
            } else {
                Path file = Path.of(URI.create(directory.toUri() + "/").resolve(link));
                assertTrue(link, Files.exists(file) || link.equals("../SHA256SUMS"));
            }
        }
    }

    /** Whether there is an element with this id. */
    boolean has(String id) {
        return elements.stream().anyMatch(element -> element.getAttribute("id").equals(id));
    }

    /** The text of the section under the heading with this id. */
    String section(String id) {
        Element heading = elements.stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElse(null);
        assertNotNull("no section " + id, heading);
        Node section = heading;
        while (!section.getNodeName().equals("section")) {
            section = section.getParentNode();
        }
        return section.getTextContent();
    }
}
