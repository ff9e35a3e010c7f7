package dev.dormouse.app.serve;

import dev.dormouse.analyzers.life.AccountAnalysis;
import dev.dormouse.analyzers.port.FindingStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A store in which somebody else is always faster. */
final class Refusing {
  private Refusing() {}

  /** Takes no analysis but one that failed. */
  static FindingStore analyses(FindingStore store) {
    return analyses(store, null);
  }

  /**
   * Takes no analysis but one that failed.
   *
   * @param error what comes of it instead; null for a refusal
   */
  static FindingStore analyses(FindingStore store, @Nullable Error error) {
    return (FindingStore)
        Proxy.newProxyInstance(
            Refusing.class.getClassLoader(),
            new Class<?>[] {FindingStore.class},
            (proxy, method, args) -> call(store, error, method, args));
  }

  private static @Nullable Object call(
      FindingStore store, @Nullable Error error, Method method, Object[] args) throws Throwable {
    if (method.getName().equals("apply")
        && args[2] instanceof AccountAnalysis analysis
        && analysis.outcome() != AccountAnalysis.Outcome.FAILED) {
      if (error != null) {
        throw error;
      }
      return false;
    }
    try {
      return method.invoke(store, args);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
