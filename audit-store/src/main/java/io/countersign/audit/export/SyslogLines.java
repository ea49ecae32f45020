package io.countersign.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.audit.CommandSummary;
import io.countersign.audit.TrailEvent;
import io.countersign.audit.ocsf.EventNames;
import io.countersign.platform.event.RecordPosition;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Messages of syslog (RFC 5424), facility "log audit" (13). The structured data has the SD-ID
 * {@code countersign@32473}: the number is that of examples (RFC 5612), as there is no other.
 */
public final class SyslogLines {
  private static final int FACILITY = 13;
  private static final int WARNING = 4;
  private static final int NOTICE = 5;
  private static final int LONGEST_ID = 32;
  private static final int LONGEST_HOST = 255;
  private static final String SD_ID = "countersign@32473";
  private static final String NIL = "-";
  private static final Pattern NOT_PRINTABLE = Pattern.compile("[^\\x21-\\x7e]");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private SyslogLines() {}

  /**
   * @param host the name of this machine
   */
  public static Lines<TrailEvent> events(String host) {
    return event -> event(host, event);
  }

  /**
   * @param host the name of this machine
   */
  public static Lines<CommandSummary> commands(String host) {
    return command -> command(host, command);
  }

  private static byte[] event(String host, TrailEvent event) {
    String type = EventNames.shortName(event);
    RecordPosition position = event.position();
    Map<String, @Nullable Object> parameters = new TreeMap<>();
    parameters.put("actor", event.actor());
    parameters.put("command", event.commandId());
    parameters.put("id", event.id());
    parameters.put("record", position);
    parameters.put("session", event.sessionId());
    parameters.put("source", event.source());
    boolean grave = event.flaw() != null || type.endsWith("Refused") || type.endsWith("Rejected");
    return message(grave ? WARNING : NOTICE, event.time(), host, type, parameters, event.summary());
  }

  private static byte[] command(String host, CommandSummary command) {
    Map<String, @Nullable Object> parameters = new TreeMap<>();
    parameters.put("command", command.commandId());
    parameters.put("session", command.sessionId());
    parameters.put("dataSource", command.dataSource());
    parameters.put("decision", command.decision());
    parameters.put("approval", command.approval());
    parameters.put("outcome", command.outcome());
    parameters.put("rowsReturned", command.rowsReturned());
    parameters.put("rowsChanged", command.rowsChanged());
    CommandSummary.Submitter principal = command.principal();
    parameters.put("principal", principal == null ? null : principal.name());
    boolean grave = "denied".equals(command.decision()) || "refused".equals(command.outcome());
    return message(
        grave ? WARNING : NOTICE,
        command.time(),
        host,
        "Command",
        parameters,
        command.sql() == null ? "" : command.sql());
  }

  private static byte[] message(
      int severity,
      Instant time,
      String host,
      String type,
      Map<String, @Nullable Object> parameters,
      String text) {
    StringBuilder message = new StringBuilder();
    message.append('<').append(FACILITY * 8 + severity).append(">1 ");
    message.append(time.truncatedTo(ChronoUnit.MICROS)).append(' ');
    message.append(word(host, LONGEST_HOST)).append(" countersign - ");
    message.append(word(type, LONGEST_ID)).append(" [").append(SD_ID);
    parameters.forEach((name, value) -> {
      if (value != null) {
        message.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
      }
    });
    message.append("] \uFEFF").append(oneLine(text));
    return message.toString().getBytes(UTF_8);
  }

  private static String word(String text, int longest) {
    String printable = NOT_PRINTABLE.matcher(text).replaceAll("_");
    String word = printable.substring(0, Math.min(longest, printable.length()));
    return word.isEmpty() ? NIL : word;
  }

  private static String escaped(Object value) {
    return oneLine(value.toString())
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("]", "\\]");
  }

  private static String oneLine(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }
}
