package io.jenkins.plugins.intent.jenkins.packaging;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.BeforeClass;
import org.junit.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The pages in the plugin: well-formed, escaped, without script or style in them, and every word there. */
public class HpiPagesIT {
    private static final String PACKAGE = "io/jenkins/plugins/intent/jenkins/";
    private static final Pattern FIELD = Pattern.compile("<f:entry[^>]* field=\"([^\"]+)\"");
    private static Hpi hpi;

    @BeforeClass
    public static void open() throws IOException {
        hpi = Hpi.open();
    }

    @Test
    public void everyPageIsWellFormedAndEscapesByDefault()
            throws IOException, ParserConfigurationException, SAXException {
        List<String> pages = named(".jelly");
        assertTrue(pages.toString(), pages.size() >= 8);
        for (String page : pages) {
            assertTrue(page, text(page).startsWith("<?jelly escape-by-default='true'?>"));
            assertNotNull(page, parse(page));
        }
    }

    @Test
    public void noPageHasScriptOrStyleOfItsOwn() throws IOException, ParserConfigurationException, SAXException {
        for (String page : named(".jelly")) {
            NodeList elements = parse(page).getElementsByTagName("*");
            for (int i = 0; i < elements.getLength(); i++) {
                Element element = (Element) elements.item(i);
                assertFalse(page, List.of("script", "style").contains(element.getTagName()));
                for (int a = 0; a < element.getAttributes().getLength(); a++) {
                    String name = element.getAttributes().item(a).getNodeName();
                    assertFalse(page + ": " + name, name.equals("style") || name.startsWith("on"));
                    assertFalse(page, element.getAttribute(name).startsWith("javascript:"));
                }
            }
        }
    }

    @Test
    public void everyFieldOfAFormHasHelp() {
        for (String form : named("config.jelly")) {
            Matcher field = FIELD.matcher(text(form));
            while (field.find()) {
                String help = form.replace("config.jelly", "help-" + field.group(1) + ".html");
                assertTrue(help, hpi.jar.containsKey(help));
            }
        }
    }

    @Test
    public void messagesInTheCodeAreThoseInTheFile() throws IOException {
        Properties messages = new Properties();
        messages.load(new ByteArrayInputStream(hpi.jar.get(PACKAGE + "Messages.properties")));
        Pattern key = Pattern.compile("\\b(RunDecisions|Intent\\w+|RunIntentStep)\\.[a-z][a-z_]*\\b");
        TreeSet<String> used = new TreeSet<>();
        for (String name : named(".class")) {
            if (name.startsWith(PACKAGE)) {
                Matcher match = key.matcher(new String(hpi.jar.get(name), StandardCharsets.ISO_8859_1));
                while (match.find()) {
                    used.add(match.group());
                }
            }
        }
        used.removeIf(name -> name.endsWith("_") || name.matches(".*\\.(class|java|refresh)"));
        List<String> missing = new ArrayList<>(used);
        missing.removeIf(messages::containsKey);
        assertEquals(List.of(), missing);
        assertTrue(used.toString(), used.size() > 10);
    }

    private static List<String> named(String end) {
        return hpi.jar.keySet().stream().filter(name -> name.endsWith(end)).toList();
    }

    private static String text(String name) {
        return new String(hpi.jar.get(name), StandardCharsets.UTF_8);
    }

    private static Document parse(String page) throws IOException, ParserConfigurationException, SAXException {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(hpi.jar.get(page)));
    }
}
