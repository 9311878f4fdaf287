package dev.treadle.reactive;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.testng.ITestListener;
import org.testng.ITestResult;
import org.testng.TestNG;

/** Runs the TCK of Reactive Streams, whose tests are TestNG's. */
final class ReactiveStreamsTest {
  /** What has become of the tests. */
  private static final class Results implements ITestListener {
    private final List<ITestResult> passed = new ArrayList<>();
    private final List<ITestResult> failed = new ArrayList<>();
    private final List<ITestResult> skipped = new ArrayList<>();

    @Override
    public void onTestSuccess(ITestResult result) {
      passed.add(result);
    }

    @Override
    public void onTestFailure(ITestResult result) {
      failed.add(result);
    }

    @Override
    public void onTestSkipped(ITestResult result) {
      skipped.add(result);
    }
  }

  @TestFactory
  Stream<DynamicContainer> theTckPasses() {
    return Stream.of(
        verified(PublisherVerification.Elsewhere.class, 30),
        verified(PublisherVerification.InPlace.class, 30),
        verified(PublisherVerification.OnLoop.class, 30),
        verified(SubscriberVerification.class, 10));
  }

  /**
   * Runs the tests of one class.
   *
   * @param least so many different ones must have passed, lest they all be skipped
   */
  private static DynamicContainer verified(Class<?> verification, int least) {
    Results results = new Results();
    TestNG tck = new TestNG(false);
    tck.setVerbose(0);
    tck.setTestClasses(new Class<?>[] {verification});
    tck.addListener(results);
    tck.run();
    Set<String> passed =
        results.passed.stream()
            .map(ITestResult::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> skipped = results.skipped.stream().map(ITestResult::getName).distinct().toList();
    Stream<DynamicTest> tests =
        Stream.concat(
            results.failed.stream().map(ReactiveStreamsTest::failed),
            Stream.of(
                DynamicTest.dynamicTest(
                    passed.size() + " tests",
                    () -> assertTrue(passed.size() >= least, passed + " but not " + skipped))));
    return DynamicContainer.dynamicContainer(verification.getSimpleName(), tests);
  }

  private static DynamicTest failed(ITestResult result) {
    return DynamicTest.dynamicTest(
        result.getName(),
        () -> {
          throw result.getThrowable();
        });
  }
}
