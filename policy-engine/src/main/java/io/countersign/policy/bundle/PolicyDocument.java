package io.countersign.policy.bundle;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/**
 * One YAML document of a bundle, its header read.
 *
 * @param line where it begins
 */
record PolicyDocument(String file, int line, Kind kind, YamlMapping content) {
  private static final String API_VERSION = "countersign/v1";

  /** What a document can hold. */
  enum Kind {
    POLICY("Policy"),
    BUNDLE_DEFAULTS("BundleDefaults"),
    CALENDAR("Calendar");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  static PolicyDocument of(String file, Node node) throws InvalidDocumentException {
    YamlMapping document =
        YamlMapping.document(node, Set.of("apiVersion", "kind", "metadata", "spec"));
    if (!document.text("apiVersion").equals(API_VERSION)) {
      throw InvalidDocumentException.at(
          document.required("apiVersion"), "apiVersion must be " + API_VERSION);
    }
    return new PolicyDocument(
        file, InvalidDocumentException.lineOf(node), kind(document), document);
  }

  private static Kind kind(YamlMapping document) throws InvalidDocumentException {
    String text = document.text("kind");
    return Arrays.stream(Kind.values())
        .filter(k -> k.text.equals(text))
        .findFirst()
        .orElseThrow(() ->
            InvalidDocumentException.at(
                document.node("kind"),
                Arrays.stream(Kind.values())
                    .map(k -> k.text)
                    .collect(Collectors.joining(", ", "kind must be one of ", ""))));
  }

  /** The line of its name. */
  int nameLine() throws InvalidDocumentException {
    return InvalidDocumentException.lineOf(
        content.mapping("metadata", Set.of("name")).node("name"));
  }
}
