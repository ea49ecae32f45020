package io.countersign.audit.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Result chunks in order, each as its event tells it. */
public record ResultsBody(List<JsonNode> chunks) {}
