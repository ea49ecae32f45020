package io.countersign.executor.masking;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Masks messages of the target database. They quote values: {@code CAST(name AS int)} fails with a
 * person's name in the message. So a quoted part is shown only in messages known to quote names of
 * objects, and only if the command itself holds that name; of any other message only the words
 * before the first quote or colon stay, without numbers. Pass the primary message alone: details,
 * hints and context hold rows.
 */
public final class ErrorMasker {
  private static final List<KnownMessage> KNOWN =
      DataFile.lines("kept-errors.txt").stream().map(KnownMessage::parse).toList();

  private static final Pattern END_OF_WORDS = Pattern.compile("[\"':«„“]");
  private static final Pattern NUMBER = Pattern.compile("\\d++");

  private final TextMasker texts;

  public ErrorMasker(TextMasker texts) {
    this.texts = texts;
  }

  /**
   * @param message the primary message, such as {@code relation "orders" does not exist}
   * @param sql the command that failed
   */
  public String mask(String message, String sql) {
    String lowerSql = sql.toLowerCase(Locale.ROOT);
    for (KnownMessage known : KNOWN) {
      if (known.matches(message)) {
        return known.mask(message, lowerSql);
      }
    }
    return texts.mask(words(message)).text();
  }

  private static String words(String message) {
    var end = END_OF_WORDS.matcher(message);
    String words =
        end.find()
            ? message.substring(0, end.start()).stripTrailing() + " " + Mask.HIDDEN
            : message;
    return NUMBER.matcher(words).replaceAll(Mask.HIDDEN);
  }

  /**
   * @param kept for each quoted part whether it is shown whatever the command holds
   */
  private record KnownMessage(Pattern pattern, List<Boolean> kept) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\"[%#]\"");

    static KnownMessage parse(String line) {
      String pattern =
          Stream.of(PLACEHOLDER.split(line, -1))
              .map(Pattern::quote)
              .collect(Collectors.joining("\"([^\"]{1,63})\""));
      List<Boolean> kept =
          PLACEHOLDER.matcher(line).results().map(part -> part.group().equals("\"#\"")).toList();
      return new KnownMessage(Pattern.compile(pattern), kept);
    }

    boolean matches(String message) {
      return pattern.matcher(message).matches();
    }

    String mask(String message, String lowerSql) {
      var matcher = pattern.matcher(message);
      if (!matcher.matches()) {
        return Mask.HIDDEN;
      }
      StringBuilder masked = new StringBuilder();
      int from = 0;
      for (int part = 0; part < kept.size(); part++) {
        String name = matcher.group(part + 1);
        boolean shown = kept.get(part) || lowerSql.contains(name.toLowerCase(Locale.ROOT));
        masked.append(message, from, matcher.start(part + 1)).append(shown ? name : Mask.HIDDEN);
        from = matcher.end(part + 1);
      }
      return masked.append(message, from, message.length()).toString();
    }
  }
}
