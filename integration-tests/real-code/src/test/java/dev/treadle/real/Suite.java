package dev.treadle.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the tests of a library, in a virtual machine of its own, and writes down how they went. */
public final class Suite {
  private Suite() {}

  /**
   * Runs them.
   *
   * @param arguments the root of the tests' class files, and the file for the results: in each line
   *     the id of a test and, if it did not pass, what it threw; and the tests to be left out, as a
   *     pattern of their class and method
   */
  public static void main(String[] arguments) throws IOException {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(Path.of(arguments[0]))))
            .filters(ClassNameFilter.includeClassNamePatterns(".*Test"), without(arguments[2]))
            .build();
    List<String> results = new ArrayList<>();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                  String thrown = result.getThrowable().map(Suite::text).orElse("");
                  synchronized (results) {
                    results.add(test.getUniqueId() + "\t" + thrown);
                  }
                }
              }
            });
    Files.write(Path.of(arguments[1]), results);
    System.exit(0); // a test may have left threads behind
  }

  private static PostDiscoveryFilter without(String tests) {
    Pattern pattern = Pattern.compile(tests);
    return test ->
        FilterResult.includedIf(
            test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(method -> method.getClassName() + "." + method.getMethodName())
                .filter(name -> pattern.matcher(name).find())
                .isEmpty());
  }

  /** In one line, with the calls nearest to it. */
  private static String text(Throwable thrown) {
    StringBuilder text = new StringBuilder(thrown.toString());
    StackTraceElement[] trace = thrown.getStackTrace();
    for (int i = 0; i < Math.min(12, trace.length); i++) {
      text.append(" <- ").append(trace[i]);
    }
    return text.toString().replaceAll("\\s+", " ");
  }
}
