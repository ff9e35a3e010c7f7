package dev.dormouse.app;

import dev.dormouse.snapshot.AccountResult;

/**
 * A format of scan results. Accounts are rendered one by one, by several threads; the pieces are
 * then appended in order, by one.
 *
 * @param <T> one account rendered
 */
interface ScanReport<T> {

  /** Renders one account; called by several threads. */
  T render(AccountResult result);

  /** Takes the next account, in order. */
  void append(T account);

  /** Ends the report. */
  void finish(ScanSummary summary);
}
