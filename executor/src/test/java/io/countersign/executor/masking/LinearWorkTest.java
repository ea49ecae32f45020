package io.countersign.executor.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Counts steps instead of time: four times the text takes four times the steps. */
class LinearWorkTest {
  /** Has every detector look at the text. */
  private static final String EVERY_SIGNAL = " joe@example.com -- a=1234567 aaaaaaaaaaaaaaaaaaaa";

  private static final int SHORT = 1 << 13;
  private static final int LONG = 4 * SHORT;

  /** What grows with the square of the length would be 16. */
  private static final double MOST = 4.4;

  private static final int MOST_STEPS_FOR_A_CHARACTER = 2_000;

  private static Object masker;
  private static Method mask;

  @BeforeAll
  static void loadCountedClasses() throws ReflectiveOperationException {
    Class<?> counted = new CountedClasses().loadClass(TextMasker.class.getName());
    Constructor<?> constructor = counted.getConstructor();
    masker = constructor.newInstance();
    mask = counted.getMethod("mask", String.class, String.class);
    work("joe@example.com 4111 1111 1111 1111 password=hunter2 +49 30 1234567 \\u0041", 200);
  }

  @ParameterizedTest
  @FieldSource("io.countersign.executor.masking.HostileText#UNITS")
  void growsNoFasterThanTheTextOf(String unit) throws ReflectiveOperationException {
    // When
    long shorter = work(unit, SHORT);
    long longer = work(unit, LONG);

    // Then
    assertThat((double) longer / shorter).isLessThan(MOST);
    assertThat(longer).isLessThan((long) MOST_STEPS_FOR_A_CHARACTER * LONG);
  }

  private static long work(String unit, int length) throws ReflectiveOperationException {
    String text = unit.repeat(length / unit.length() + 1).substring(0, length) + EVERY_SIGNAL;
    long before = Work.steps();
    mask.invoke(masker, text, "");
    return Work.steps() - before;
  }
}
