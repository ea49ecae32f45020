package io.countersign.executor.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Precision and recall of each category on the half of the corpus that is held out. */
class DetectorAccuracyTest {
  /** Set it to read the mistakes in the half from which one may learn. */
  private static final String SHOW = "countersign.masking.show-mistakes";

  private static final double AIM = 0.98;

  private static final List<Category> STRUCTURED =
      List.of(
          Category.EMAIL,
          Category.CARD_NUMBER,
          Category.IBAN,
          Category.NATIONAL_ID,
          Category.IP_ADDRESS,
          Category.JWT,
          Category.PRIVATE_KEY,
          Category.CLOUD_KEY,
          Category.PHONE,
          Category.SECRET,
          Category.DATE_OF_BIRTH);

  private static final Map<String, Figures> FIGURES = new TreeMap<>();
  private final TextMasker masker = new TextMasker();

  @Test
  void reachesTheAimForEveryCategory() {
    // Given
    List<Example> examples = Corpus.all().stream().filter(Example::isHeldOut).toList();

    // When
    examples.forEach(this::count);

    // Then
    System.out.println(table(examples.size()));
    SoftAssertions all = new SoftAssertions();
    for (Category category : STRUCTURED) {
      Figures figures = FIGURES.getOrDefault(category.name(), new Figures());
      all.assertThat(figures.precision()).as("precision, " + category).isGreaterThanOrEqualTo(AIM);
      all.assertThat(figures.recall()).as("recall, " + category).isGreaterThanOrEqualTo(AIM);
      all.assertThat(figures.hit + figures.missed).as(category.name()).isGreaterThan(200);
    }
    all.assertAll();
  }

  @Test
  void holdsOutAboutHalf() {
    List<Example> examples = Corpus.all();

    assertThat(examples.stream().filter(Example::isHeldOut).count())
        .isBetween(examples.size() * 4L / 10, examples.size() * 6L / 10);
  }

  @Test
  @EnabledIfSystemProperty(named = SHOW, matches = "true")
  void showsTheMistakesOfTheOtherHalf() {
    for (Example example : Corpus.all()) {
      MaskedText masked = masker.mask(example.text());
      boolean right =
          example.category() == null
              ? masked.found().isEmpty()
              : masked.found().equals(Set.of(example.category()))
                  && !masked.text().contains(example.sensitive());
      if (!right && !example.isHeldOut()) {
        System.out.println(example + " -> " + masked);
      }
    }
  }

  private void count(Example example) {
    MaskedText masked = masker.mask(example.text());
    for (Category found : masked.found()) {
      if (!found.equals(example.category())) {
        of(found).wrong++;
      }
    }
    Category category = example.category();
    if (category != null) {
      boolean shown = masked.text().contains(example.sensitive());
      boolean hit = masked.found().contains(category) && !shown;
      of(category).hit += hit ? 1 : 0;
      of(category).missed += hit ? 0 : 1;
    }
  }

  private static Figures of(Category category) {
    return FIGURES.computeIfAbsent(category.name(), _ -> new Figures());
  }

  private static String table(int examples) {
    StringBuilder table =
        new StringBuilder("| category | positive | found | wrong | precision | recall |\n")
            .append("| --- | --- | --- | --- | --- | --- |\n");
    FIGURES.forEach((category, figures) -> table.append(figures.row(category)));
    return table + "held out: " + examples + " texts";
  }

  private static final class Figures {
    private int hit;
    private int missed;
    private int wrong;

    double precision() {
      return hit + wrong == 0 ? 0 : (double) hit / (hit + wrong);
    }

    double recall() {
      return hit + missed == 0 ? 0 : (double) hit / (hit + missed);
    }

    String row(String category) {
      return "| %s | %d | %d | %d | %.3f | %.3f |%n"
          .formatted(category, hit + missed, hit, wrong, precision(), recall());
    }
  }
}
