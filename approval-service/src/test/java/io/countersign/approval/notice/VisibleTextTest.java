package io.countersign.approval.notice;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VisibleTextTest {
  @Test
  void leavesOrdinaryTextAlone() {
    String text = "update müller set città = 'Übung' -- 東京, שלום, مرحبا 🙂\n\tand more";

    assertThat(VisibleText.of(text)).isEqualTo(text);
  }

  @Test
  void writesOutWhatWouldTurnTheDirectionRound() {
    assertThat(VisibleText.of("a\u202Eb\u2066c\u2069")).isEqualTo("a⟦U+202E⟧b⟦U+2066⟧c⟦U+2069⟧");
  }

  @Test
  void writesOutWhatWouldNotBeSeen() {
    assertThat(VisibleText.of("a\u200Bb\u00A0c\u3164d\uFEFFe"))
        .isEqualTo("a⟦U+200B⟧b⟦U+00A0⟧c⟦U+3164⟧d⟦U+FEFF⟧e");
  }

  @Test
  void showsPicturesOfControlCharacters() {
    assertThat(VisibleText.of("a\u0000b\rc\u001B[31md\u007Fe")).isEqualTo("a␀b␍c␛[31md␡e");
  }

  @Test
  void keepsOneLineOneLine() {
    assertThat(VisibleText.inLine("Oslo\n$2 integer = 1")).isEqualTo("Oslo␤$2 integer = 1");
  }

  @Test
  void escapesWhatSlackReadsAsMarkUp() {
    assertThat(VisibleText.escaped("<!channel> & <https://evil|ok>"))
        .isEqualTo("&lt;!channel&gt; &amp; &lt;https://evil|ok&gt;");
  }

  @Property
  void neverLetsThroughWhatCannotBeSeen(@ForAll String text) {
    assertThat(
            VisibleText.of(text)
                .codePoints()
                .filter(c -> c != '\n' && c != '\t')
                .filter(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT))
        .isEmpty();
  }
}
