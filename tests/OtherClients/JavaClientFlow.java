import com.example.livy.jobs.AnswerJob;
import com.example.livy.jobs.EchoJob;
import com.example.livy.jobs.FailingJob;
import com.example.livy.jobs.NullJob;
import com.example.livy.jobs.SlowJob;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.livy.JobHandle;
import org.apache.livy.LivyClient;
import org.apache.livy.LivyClientBuilder;

/**
 * What Livy's own Java client does with a Livy server, step by step. Ends with 1 at the first step that does not go as on a real server.
 * Usage: java -cp CLIENT_JARS:livy-test-jobs.jar JavaClientFlow.java URL JOBS_DIR VERSION SERVER
 */
public final class JavaClientFlow {

  private static final long PATIENCE = 120;

  private final URI url;
  private final File jar;
  private LivyClient client;
  private String session;

  private JavaClientFlow(URI url, File jar) {
    this.url = url;
    this.jar = jar;
  }

  private interface Step {
    void run() throws Exception;
  }

  private record Named(String name, Step step) {
  }

  public static void main(String[] arguments) throws Exception {
    JavaClientFlow flow = new JavaClientFlow(URI.create(arguments[0]), new File(arguments[1], "livy-test-jobs.jar"));
    Named[] steps = {
      new Named("starts a session", flow::startsASession),
      new Named("uploads a jar", flow::uploadsAJar),
      new Named("uploads a file", flow::uploadsAFile),
      new Named("adds a file", flow::addsAFile),
      new Named("submits a job", flow::submitsAJob),
      new Named("runs a job", flow::runsAJob),
      new Named("gets a text", flow::getsAText),
      new Named("gets null", flow::getsNull),
      new Named("sees a job fail", flow::seesAJobFail),
      new Named("cancels a job", flow::cancelsAJob),
      new Named("connects to a session", flow::connectsToASession),
      new Named("stops the session", flow::stopsTheSession),
    };
    int code = 0;
    for (Named named : steps) {
      try {
        named.step().run();
      } catch (Exception | AssertionError problem) {
        System.err.println("Java client: the step '" + named.name() + "' failed");
        problem.printStackTrace();
        code = 1;
        break;
      }
    }

    if (code == 0) {
      System.out.println("Java client " + arguments[2] + " on " + arguments[3] + ": " + steps.length + " steps passed");
    }

    // The client's threads outlive a step that failed.
    System.exit(code);
  }

  private void startsASession() throws Exception {
    client = new LivyClientBuilder(false).setURI(url).setConf("spark.ui.enabled", "false").build();
    Matcher newest = Pattern.compile("\\{\"id\":(\\d+),").matcher(get("/sessions").body());
    while (newest.find()) {
      session = newest.group(1);
    }
    check(session != null, "no session is listed");
  }

  private void uploadsAJar() throws Exception {
    // Blocks until the session has started.
    client.uploadJar(jar).get(PATIENCE, TimeUnit.SECONDS);
  }

  private void uploadsAFile() throws Exception {
    Path file = Files.createTempFile("livy-", ".txt");
    try {
      Files.writeString(file, "grüße\n");
      client.uploadFile(file.toFile()).get(PATIENCE, TimeUnit.SECONDS);
    } finally {
      Files.delete(file);
    }
  }

  private void addsAFile() throws Exception {
    // Not the jar: 0.7 refuses to add what was uploaded under the same name.
    client.addFile(new File(jar.getParentFile(), "pi.py").toURI()).get(PATIENCE, TimeUnit.SECONDS);
  }

  private void submitsAJob() throws Exception {
    JobHandle<Integer> handle = client.submit(new AnswerJob());
    BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
    handle.addListener(new JobHandle.Listener<Integer>() {
      @Override
      public void onJobQueued(JobHandle<Integer> job) {
      }

      @Override
      public void onJobStarted(JobHandle<Integer> job) {
      }

      @Override
      public void onJobCancelled(JobHandle<Integer> job) {
        seen.add("cancelled");
      }

      @Override
      public void onJobFailed(JobHandle<Integer> job, Throwable cause) {
        seen.add(cause);
      }

      @Override
      public void onJobSucceeded(JobHandle<Integer> job, Integer result) {
        seen.add(result);
      }
    });
    same(42, handle.get(PATIENCE, TimeUnit.SECONDS));
    same(42, seen.poll(PATIENCE, TimeUnit.SECONDS));
    same(JobHandle.State.SUCCEEDED, handle.getState());
    check(handle.isDone() && !handle.isCancelled(), "the handle is not done");
  }

  private void runsAJob() throws Exception {
    same(42, client.run(new AnswerJob()).get(PATIENCE, TimeUnit.SECONDS));
  }

  private void getsAText() throws Exception {
    String text = client.submit(new EchoJob("Ann", "hello")).get(PATIENCE, TimeUnit.SECONDS);
    check(text.startsWith("{\"name\":\"Ann\",\"text\":\"hello\",\"sparkVersion\":\"3."), text);
  }

  private void getsNull() throws Exception {
    same(null, client.submit(new NullJob()).get(PATIENCE, TimeUnit.SECONDS));
  }

  private void seesAJobFail() throws Exception {
    JobHandle<Void> handle = client.submit(new FailingJob("failed on purpose"));
    try {
      handle.get(PATIENCE, TimeUnit.SECONDS);
      throw new AssertionError("the job did not fail");
    } catch (ExecutionException failure) {
      check(String.valueOf(failure.getMessage()).contains("java.lang.IllegalStateException: failed on purpose"), failure.getMessage());
    }
    same(JobHandle.State.FAILED, handle.getState());
  }

  private void cancelsAJob() throws Exception {
    JobHandle<String> handle = client.submit(new SlowJob("60"));
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (handle.getState() != JobHandle.State.STARTED) {
      check(System.nanoTime() < until && !handle.isDone(), "is " + handle.getState());
      Thread.sleep(50);
    }
    check(handle.cancel(true), "cancel said no");
    try {
      handle.get(PATIENCE, TimeUnit.SECONDS);
      throw new AssertionError("the job went on");
    } catch (CancellationException expected) {
      check(handle.isCancelled(), "the handle is not cancelled");
    } catch (ExecutionException expected) {
      // The server has forgotten the job with the cancel, and the client's next poll may see that first.
      check(String.valueOf(expected.getMessage()).contains("NoSuchElementException: key not found"), expected.getMessage());
    }

    // The session lives on.
    same(42, client.submit(new AnswerJob()).get(PATIENCE, TimeUnit.SECONDS));
  }

  private void connectsToASession() throws Exception {
    LivyClient second = new LivyClientBuilder(false).setURI(URI.create(url + "/sessions/" + session)).build();
    same(42, second.submit(new AnswerJob()).get(PATIENCE, TimeUnit.SECONDS));
    second.stop(false);
    same(200, get("/sessions/" + session).statusCode());
  }

  private void stopsTheSession() throws Exception {
    client.stop(true);
    same(404, get("/sessions/" + session).statusCode());
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "application/json").build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static void same(Object expected, Object actual) {
    check(expected == null ? actual == null : expected.equals(actual), "expected " + expected + ", not " + actual);
  }

  private static void check(boolean condition, String message) {
    if (!condition) {
      throw new AssertionError(message);
    }
  }
}
