package io.countersign.executor;

final class InMemoryClaimsTest extends ClaimsContract {
  private final InMemoryClaims claims = new InMemoryClaims();

  @Override
  protected Claims claims() {
    return claims;
  }
}
