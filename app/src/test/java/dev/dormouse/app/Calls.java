package dev.dormouse.app;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.annotation.Annotation;
import java.util.Set;

/** The ways by which code touches the world, as the architecture's rules need them. */
final class Calls {
  private static final Set<String> OUTSIDE =
      Set.of(
          "java.lang.System$Logger",
          "java.net.Socket",
          "java.net.ServerSocket",
          "java.net.DatagramSocket",
          "java.net.URL",
          "java.net.URLConnection",
          "java.net.HttpURLConnection",
          "java.nio.channels.SocketChannel",
          "java.nio.channels.ServerSocketChannel");

  private Calls() {}

  static DescribedPredicate<JavaMethodCall> thatReadTheClock() {
    return DescribedPredicate.describe("read the clock", Calls::readsTheClock);
  }

  static DescribedPredicate<JavaMethodCall> thatEndTheProcess() {
    return DescribedPredicate.describe(
        "end the process",
        call ->
            (owner(call).equals("java.lang.System") || owner(call).equals("java.lang.Runtime"))
                && Set.of("exit", "halt").contains(call.getName()));
  }

  /** Those that end sooner where the texts part sooner. */
  static DescribedPredicate<JavaMethodCall> thatCompare() {
    return DescribedPredicate.describe(
        "compare texts or bytes",
        call ->
            Set.of(
                        "equals",
                        "equalsIgnoreCase",
                        "contentEquals",
                        "compareTo",
                        "compareToIgnoreCase",
                        "compare",
                        "mismatch",
                        "matches",
                        "regionMatches",
                        "startsWith",
                        "endsWith",
                        "deepEquals")
                    .contains(call.getName())
                && !owner(call).startsWith("dev.dormouse."));
  }

  static DescribedPredicate<JavaMethodCall> thatOpenAnAddress() {
    return DescribedPredicate.describe(
        "open an address",
        call ->
            (owner(call).equals("java.net.URL")
                    && Set.of("openConnection", "openStream", "getContent")
                        .contains(call.getName()))
                || (owner(call).matches("java\\.nio\\.channels\\.\\w*(Socket|Datagram)Channel")
                    && Set.of("open", "connect", "send").contains(call.getName())));
  }

  static DescribedPredicate<JavaClass> netOrLog() {
    return DescribedPredicate.describe(
        "are the network or a log", type -> OUTSIDE.contains(type.getName()));
  }

  static ArchCondition<JavaClass> liveInAPackageAnnotatedWith(Class<? extends Annotation> mark) {
    return new ArchCondition<>("live in a package annotated with @" + mark.getSimpleName()) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(mark);
        String said = type.getPackageName() + " has " + (marked ? "" : "no ") + "such mark";
        events.add(new SimpleConditionEvent(type, marked, said));
      }
    };
  }

  private static boolean readsTheClock(JavaMethodCall call) {
    return switch (owner(call)) {
      case "java.time.Clock" ->
          call.getName().startsWith("system") || call.getName().startsWith("tick");
      case "java.lang.System" -> Set.of("currentTimeMillis", "nanoTime").contains(call.getName());
      default ->
          owner(call).startsWith("java.time.")
              && call.getName().equals("now")
              && call.getTarget().getRawParameterTypes().stream()
                  .noneMatch(type -> type.getName().equals("java.time.Clock"));
    };
  }

  private static String owner(JavaMethodCall call) {
    return call.getTargetOwner().getName();
  }
}
