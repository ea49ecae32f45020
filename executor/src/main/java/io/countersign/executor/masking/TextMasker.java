package io.countersign.executor.masking;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Masks what detectors find in a text of any kind: a value, a JSON document, a message. The rest
 * stays as it is, and text without findings is returned itself.
 */
public final class TextMasker {
  /** What is surer comes first and wins where two overlap. */
  private static final Detector[] DETECTORS = {
    new PrivateKeyDetector(),
    new JwtDetector(),
    new CloudKeyDetector(),
    new ConnectionStringDetector(),
    new AssignedSecretDetector(),
    new EmailDetector(),
    new IbanDetector(),
    new CardDetector(),
    new LetteredIdDetector(),
    new NumericIdDetector(),
    new BirthDateDetector(),
    new IpAddressDetector(),
    new PhoneDetector(),
    new RandomSecretDetector()
  };

  private final Masks masks;
  private final Masks ofFindings;

  /** With the usual masks. */
  public TextMasker() {
    this(Masks.USUAL);
  }

  public TextMasker(Masks masks) {
    this.masks = masks;
    this.ofFindings = masks.withoutCodes();
  }

  /** Those of declared values. */
  Masks masks() {
    return masks;
  }

  public MaskedText mask(String text) {
    return mask(text, "");
  }

  /**
   * @param label what the text is called, such as its column's name: it tells what bare digits are
   */
  public MaskedText mask(String text, String label) {
    return mask(text, label, Set.of());
  }

  /**
   * @param shown the names of categories that stay as they are
   */
  public MaskedText mask(String text, String label, Set<String> shown) {
    Signals signals = Signals.of(text, label);
    if (signals.none()) {
      return new MaskedText(text, Set.of());
    }
    NormalText normal = signals.plain() ? NormalText.plain(text) : NormalText.of(text);
    Findings findings = new Findings();
    detect(normal, label, signals.plain() ? signals : Signals.of(normal.text(), label), findings);
    findings.leave(shown);
    return findings.isEmpty() ? new MaskedText(text, Set.of()) : replace(normal, findings.united());
  }

  private static void detect(NormalText text, String label, Signals signals, Findings findings) {
    Subject subject = new Subject(text.text(), label);
    for (Detector detector : DETECTORS) {
      if (detector.isWorthwhile(signals)) {
        detector.detect(subject, findings);
      }
    }
  }

  private MaskedText replace(NormalText text, List<Findings.Finding> findings) {
    StringBuilder masked = new StringBuilder(text.original().length());
    JsonNumbers numbers = new JsonNumbers(text.original());
    Set<Category> found = new LinkedHashSet<>();
    int from = 0;
    for (Findings.Finding finding : findings) {
      int start = Math.max(from, text.originOf(finding.start()));
      int end = text.originalEnd(finding.end());
      String quote = numbers.isNumber(start, end) ? "\"" : "";
      String mask =
          finding.mask(ofFindings).apply(text.text().substring(finding.start(), finding.end()));
      masked
          .append(text.original(), from, start)
          .append(quote)
          .append(text.written(mask, start))
          .append(quote);
      found.add(finding.category());
      from = end;
    }
    return new MaskedText(
        masked.append(text.original(), from, text.original().length()).toString(), found);
  }
}
