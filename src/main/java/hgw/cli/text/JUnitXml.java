package hgw.cli.text;

import hgw.workbench.scenario.Failure;
import hgw.workbench.scenario.Verdict;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Formats what came of scenarios as JUnit does, which build servers read: a suite for each pack.
 */
public final class JUnitXml {
  private JUnitXml() {}

  /**
   * Format verdicts.
   *
   * @param verdicts by the name of the pack
   */
  public static String of(Map<String, List<Verdict>> verdicts) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      for (Map.Entry<String, List<Verdict>> pack : verdicts.entrySet()) {
        suite(xml, pack.getKey(), pack.getValue());
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) { // a text can always be written to
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static void suite(XMLStreamWriter xml, String pack, List<Verdict> verdicts)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", plain(pack));
    xml.writeAttribute("tests", String.valueOf(verdicts.size()));
    long failures = verdicts.stream().filter(verdict -> !verdict.passed()).count();
    xml.writeAttribute("failures", String.valueOf(failures));
    xml.writeAttribute("time", seconds(verdicts.stream().mapToDouble(Verdict::ms).sum()));
    for (Verdict verdict : verdicts) {
      testCase(xml, verdict);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void testCase(XMLStreamWriter xml, Verdict verdict) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", plain(verdict.scenario().file()));
    xml.writeAttribute("name", plain(verdict.scenario().name()));
    xml.writeAttribute("file", plain(verdict.scenario().file()));
    xml.writeAttribute("line", String.valueOf(verdict.scenario().line()));
    xml.writeAttribute("time", seconds(verdict.ms()));
    for (Failure failure : verdict.failures()) {
      xml.writeCharacters("\n      ");
      xml.writeStartElement("failure");
      xml.writeAttribute(
          "message",
          plain(
              "line "
                  + failure.line()
                  + ": expected "
                  + failure.expected()
                  + ", actual "
                  + failure.actual()));
      xml.writeCharacters(plain(ScenarioText.of(failure)));
      xml.writeEndElement();
    }
    if (!verdict.passed()) {
      xml.writeCharacters("\n    ");
    }
    xml.writeEndElement();
  }

  private static String seconds(double ms) {
    return String.format(Locale.ROOT, "%.3f", ms / 1000);
  }

  /** Escape characters that XML cannot have at all. */
  private static String plain(String text) {
    return Shown.safely(text, Style.PLAIN);
  }
}
