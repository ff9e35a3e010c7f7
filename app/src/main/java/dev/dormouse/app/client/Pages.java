package dev.dormouse.app.client;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The elements of all pages of a list; a page is fetched when the one before is used up. */
final class Pages implements Iterator<Fields> {
  private final String member;
  private final Function<String, Fields> fetch;
  private Iterator<Fields> page;
  private String token;

  /**
   * @param member the array in each answer
   * @param fetch gives the page of a token; of the empty one, the first page
   */
  Pages(String member, Function<String, Fields> fetch) {
    this.member = member;
    this.fetch = fetch;
    Fields first = fetch.apply("");
    this.page = first.objects(member).iterator();
    this.token = first.text("nextToken");
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && !token.isEmpty()) {
      Fields next = fetch.apply(token);
      page = next.objects(member).iterator();
      token = next.text("nextToken");
    }
    return page.hasNext();
  }

  @Override
  public Fields next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }
}
