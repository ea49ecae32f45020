package io.countersign.policy.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML mapping that is read strictly: what it holds and nobody asked for is an error. */
final class YamlMapping {
  private final MappingNode node;
  private final String path;
  private final Map<String, Node> fields;

  private YamlMapping(MappingNode node, String path, Map<String, Node> fields) {
    this.node = node;
    this.path = path;
    this.fields = fields;
  }

  /**
   * @param known the fields that the mapping may have
   */
  static YamlMapping document(Node node, Set<String> known) throws InvalidDocumentException {
    return of(node, "", known);
  }

  private static YamlMapping of(Node node, String path, Set<String> known)
      throws InvalidDocumentException {
    if (!(node instanceof MappingNode mapping)) {
      throw InvalidDocumentException.at(
          node, (path.isEmpty() ? "the document" : "'" + path + "'") + " must be a mapping");
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String name = scalar(tuple.getKeyNode(), "a field's name");
      if (!known.contains(name)) {
        throw InvalidDocumentException.at(
            tuple.getKeyNode(),
            "unknown field '%s'; known here: %s".formatted(join(path, name), sorted(known)));
      }
      if (fields.put(name, tuple.getValueNode()) != null) {
        throw InvalidDocumentException.at(
            tuple.getKeyNode(), "field '" + join(path, name) + "' is given twice");
      }
    }
    return new YamlMapping(mapping, path, fields);
  }

  Node required(String name) throws InvalidDocumentException {
    Node value = fields.get(name);
    if (value == null) {
      throw InvalidDocumentException.at(node, "field '" + join(path, name) + "' is missing");
    }
    return value;
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** Where the field is, or where the mapping is that does not have it. */
  Node node(String name) {
    return fields.getOrDefault(name, node);
  }

  YamlMapping mapping(String name, Set<String> known) throws InvalidDocumentException {
    return of(required(name), join(path, name), known);
  }

  /** Where the mapping begins. */
  int line() {
    return InvalidDocumentException.lineOf(node);
  }

  /**
   * What is made of the mapping.
   *
   * @throws InvalidDocumentException where the mapping is, if its maker refuses what it holds
   */
  <T> T checked(Supplier<T> maker) throws InvalidDocumentException {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw InvalidDocumentException.at(node, String.valueOf(e.getMessage()));
    }
  }

  /** Whether the field is a mapping rather than a single value or a list. */
  boolean isMapping(String name) {
    return fields.get(name) instanceof MappingNode;
  }

  /** The names in a mapping whose names are free, each with what it holds. */
  Map<String, YamlMapping> named(String name, Set<String> known) throws InvalidDocumentException {
    Map<String, YamlMapping> named = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : free(name).entrySet()) {
      named.put(entry.getKey(), of(entry.getValue(), join(path, name), known));
    }
    return named;
  }

  /** The same with mappings whose names are free in turn. */
  Map<String, Map<String, String>> namedTexts(String name) throws InvalidDocumentException {
    Map<String, Map<String, String>> named = new LinkedHashMap<>();
    for (Map.Entry<String, Node> entry : free(name).entrySet()) {
      Map<String, String> texts = new LinkedHashMap<>();
      for (Map.Entry<String, Node> text : free(entry.getValue(), join(path, name)).entrySet()) {
        texts.put(text.getKey(), scalar(text.getValue(), "'" + text.getKey() + "'"));
      }
      named.put(entry.getKey(), texts);
    }
    return named;
  }

  private Map<String, Node> free(String name) throws InvalidDocumentException {
    return free(required(name), join(path, name));
  }

  private static Map<String, Node> free(Node node, String path) throws InvalidDocumentException {
    if (!(node instanceof MappingNode mapping)) {
      throw InvalidDocumentException.at(node, "'" + path + "' must be a mapping");
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      entries.put(scalar(tuple.getKeyNode(), "a name in '" + path + "'"), tuple.getValueNode());
    }
    return entries;
  }

  List<YamlMapping> mappings(String name, Set<String> known) throws InvalidDocumentException {
    List<YamlMapping> mappings = new ArrayList<>();
    for (Node element : elements(name)) {
      mappings.add(of(element, join(path, name), known));
    }
    return mappings;
  }

  String text(String name) throws InvalidDocumentException {
    return scalar(required(name), "'" + join(path, name) + "'");
  }

  Set<String> texts(String name) throws InvalidDocumentException {
    Set<String> texts = new LinkedHashSet<>();
    for (Node element : elements(name)) {
      texts.add(scalar(element, "an element of '" + join(path, name) + "'"));
    }
    return texts;
  }

  private List<Node> elements(String name) throws InvalidDocumentException {
    if (!(required(name) instanceof SequenceNode sequence)) {
      throw InvalidDocumentException.at(
          required(name), "'" + join(path, name) + "' must be a list");
    }
    return sequence.getValue();
  }

  private static String scalar(Node node, String what) throws InvalidDocumentException {
    if (!(node instanceof ScalarNode scalar)) {
      throw InvalidDocumentException.at(node, what + " must be a single value");
    }
    if (scalar.getValue().isBlank()) {
      throw InvalidDocumentException.at(node, what + " must not be empty");
    }
    return scalar.getValue();
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String sorted(Set<String> names) {
    List<String> ordered = new ArrayList<>(names);
    ordered.sort(null);
    return String.join(", ", ordered);
  }
}
