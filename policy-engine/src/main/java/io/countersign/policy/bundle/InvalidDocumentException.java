package io.countersign.policy.bundle;

import org.yaml.snakeyaml.nodes.Node;

/** What is wrong with one document, and where. */
final class InvalidDocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String reason;

  InvalidDocumentException(int line, String reason) {
    super(reason);
    this.line = line;
    this.reason = reason;
  }

  static InvalidDocumentException at(Node node, String reason) {
    return new InvalidDocumentException(lineOf(node), reason);
  }

  static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  BundleProblem in(String file) {
    return new BundleProblem(file, line, reason);
  }
}
