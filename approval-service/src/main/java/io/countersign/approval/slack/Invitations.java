package io.countersign.approval.slack;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** What people are told who cannot answer yet. */
@ApplicationScoped
class Invitations {
  private final Linking linking;
  private final SlackSettings settings;

  Invitations(Linking linking, SlackSettings settings) {
    this.linking = linking;
    this.settings = settings;
  }

  /** With a code for this user alone; to be shown to nobody else. */
  String toLink(SlackUser user) {
    return """
    Not counted: nobody has said yet whose account in Slack this is. Say it once, with your own sign-in:
    countersign slack link %s%s
    The code is yours alone and good for %d minutes. Then click again.\
    """
        .formatted(linking.newCode(user), where(), Linking.CODE_VALID_FOR.toMinutes());
  }

  String toSignIn() {
    return """
    Not counted: it is too long ago that you have signed in to say what you may do. \
    Do it once, with: countersign approvals%s
    Then click again.\
    """
        .formatted(where());
  }

  private String where() {
    return settings.publicUrl().map(URI::toString).map(url -> " --server " + url).orElse("");
  }
}
