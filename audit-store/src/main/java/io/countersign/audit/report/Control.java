package io.countersign.audit.report;

import java.util.List;
import java.util.Map;

/**
 * A requirement of a standard for which sections of the report are evidence. That they are does not
 * mean that it is met.
 *
 * @param number as the standard numbers it
 * @param why what the sections show, in our words
 */
public record Control(String standard, String number, List<SectionName> sections, String why) {
  public Control {
    sections = List.copyOf(sections);
  }

  /** Those for which these sections are evidence, with no other sections named. */
  static List<Control> of(Map<SectionName, Section> sections) {
    return Controls.ALL.stream()
        .map(c -> c.within(sections))
        .filter(c -> !c.sections.isEmpty())
        .toList();
  }

  private Control within(Map<SectionName, Section> chosen) {
    return new Control(
        standard, number, sections.stream().filter(chosen::containsKey).toList(), why);
  }
}
