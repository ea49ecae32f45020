package io.countersign.cli.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
  @Test
  void showsWhatATerminalWouldObey() {
    assertThat(Visible.line("a\u001b[31mb\u0007\u009b2J\rc\nd"))
        .isEqualTo("a\\u{1b}[31mb\\u{7}\\u{9b}2J\\u{d}c⏎d");
  }

  @Test
  void showsWhatWouldTurnTextRoundOrHideIt() {
    assertThat(Visible.line("x\u202ey\u2066z\u200b\u2028\uD800"))
        .isEqualTo("x\\u{202e}y\\u{2066}z\\u{200b}\\u{2028}\\u{d800}");
  }

  @Test
  void showsBlanksThatAreNoSpaces() {
    assertThat(Visible.line("id\u00a0x \u3164\ufe0f\u2800"))
        .isEqualTo("id\\u{a0}x \\u{3164}\\u{fe0f}\\u{2800}");
  }

  @Test
  void leavesTextAsItIs() {
    assertThat(Visible.line("Zürich 東京 ✓ \uD83D\uDC18 'x' -- $1"))
        .isEqualTo("Zürich 東京 ✓ \uD83D\uDC18 'x' -- $1");
  }

  @Test
  void putsEveryLineBehindAMargin() {
    assertThat(Visible.block("select 1\r\n\tfrom a\nDigest x"))
        .isEqualTo("  │ select 1\n  │     from a\n  │ Digest x");
  }

  @Test
  void hidesNoLineBehindACarriageReturn() {
    assertThat(Visible.block("drop table a -- \rselect 1"))
        .isEqualTo("  │ drop table a -- \\u{d}select 1");
  }

  @Test
  void marksWhatItLeavesOut() {
    assertThat(Visible.line("select  1\n from a", 8)).isEqualTo("select …");
  }
}
