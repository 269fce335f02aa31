package livyclient;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * One open result. A thread of its own computes pages, a few ahead of what was asked for, and then rests: nothing of Spark's is held while nobody asks. The pages are pieces of one zlib stream.
 */
final class Reader implements Runnable {
  private static final int PAGE = 1;
  private static final int LAST_PAGE = 2;
  private static final int NOT_YET = 3;
  private static final int PAGES_AHEAD = 2;
  private static final String DESCRIPTION = "A query of Livy.Client";
  private static final String[] JOB_GROUP = { "spark.jobGroup.id", "spark.job.description", "spark.job.interruptOnCancel" };

  private final String name;
  private final SparkSession session;
  private final long idleMillis;
  private final String view;
  private final Object gate = new Object();
  private final LinkedList pages = new LinkedList();
  private Dataset data;
  private boolean isJson;
  private String reason;
  private ResultChunks chunks;
  private Thread producer;
  private long lastAsked = System.nanoTime();
  private int pageSize;
  private int first;
  private boolean isOpening;
  private boolean hasEnded;
  private boolean isClosed;
  private Throwable failure;

  Reader(String name, SparkSession session, long idleMillis, String view) {
    this.name = name;
    this.session = session;
    this.idleMillis = idleMillis;
    this.view = view;
  }

  /** Runs the query, once however often it is asked for: whoever asks meanwhile waits. Says what is in the way of Arrow if nothing else will do. */
  Throwable open(String[] pieces, String[] types, String[] values, boolean asLiterals, String format) throws Exception {
    synchronized (gate) {
      if (data != null) {
        return null;
      }
      begin();
      SparkContext context = session.sparkContext();
      String[] before = new String[JOB_GROUP.length];
      for (int i = 0; i < before.length; i++) {
        before[i] = context.getLocalProperty(JOB_GROUP[i]);
      }
      context.setJobGroup(group(), DESCRIPTION, false);
      try {
        Dataset result = SqlParameters.query(session, pieces, types, values, asLiterals);
        Throwable noArrow = format.equals("json") ? null : RowChunks.tryArrow(result.schema());
        if (noArrow != null && format.equals("arrow")) {
          return noArrow;
        }
        isJson = noArrow != null || format.equals("json");
        reason = noArrow == null ? null : noArrow.toString();
        data = result;
        return null;
      } finally {
        for (int i = 0; i < before.length; i++) {
          context.setLocalProperty(JOB_GROUP[i], before[i]);
        }
        end();
      }
    }
  }

  boolean isJson() {
    return isJson;
  }

  StructType schema() {
    return data.schema();
  }

  /** Why there is no Arrow, if there is none. */
  String reason() {
    return reason;
  }

  /** Whether something of it runs. */
  synchronized boolean isRunning() {
    return isOpening || producer != null && producer.isAlive();
  }

  /** Stops what runs now; a job that is about to be submitted is not stopped by it. */
  void cancel() {
    session.sparkContext().cancelJobGroup(group());
  }

  synchronized void begin() {
    if (isClosed) {
      throw new IllegalStateException("The result was closed.");
    }
    isOpening = true;
  }

  synchronized void end() {
    isOpening = false;
    lastAsked = System.nanoTime();
  }

  synchronized long millisLeft(long now) {
    return isOpening ? idleMillis : idleMillis - (now - lastAsked) / 1000000;
  }

  /** A page, which stays until a later one is asked for. */
  synchronized byte[] page(int number, int size, long waitMillis) throws Throwable {
    lastAsked = System.nanoTime();
    if (producer == null) {
      pageSize = Math.max(size, 1024);
      producer = new Thread(this, "livy-client-reader-" + name);
      producer.setDaemon(true);
      producer.start();
    }
    if (number < first) {
      throw new IllegalStateException("Page " + number + " was left behind.");
    }
    long until = System.nanoTime() + waitMillis * 1000000;
    while (true) {
      while (first < number && !pages.isEmpty()) {
        pages.removeFirst();
        first++;
        notifyAll();
      }
      if (first == number && !pages.isEmpty()) {
        return answer((byte[]) pages.getFirst(), hasEnded && pages.size() == 1);
      }
      if (failure != null) {
        throw failure;
      }
      if (isClosed || hasEnded) {
        throw new IllegalStateException(isClosed ? "The result was closed." : "There is no page " + number + ".");
      }
      long left = (until - System.nanoTime()) / 1000000;
      if (left <= 0) {
        return new byte[] { (byte) NOT_YET };
      }
      wait(left);
      lastAsked = System.nanoTime();
    }
  }

  /** The status, the checksum of the page, the page. */
  private static byte[] answer(byte[] page, boolean isLast) {
    CRC32 checksum = new CRC32();
    checksum.update(page, 0, page.length);
    ByteBuffer answer = ByteBuffer.allocate(page.length + 5);
    answer.put((byte) (isLast ? LAST_PAGE : PAGE));
    answer.putInt((int) checksum.getValue());
    answer.put(page);
    return answer.array();
  }

  void close() {
    ResultChunks running;
    synchronized (this) {
      isClosed = true;
      pages.clear();
      running = chunks;
      notifyAll();
    }
    cancel();
    if (view != null) {
      session.catalog().dropTempView(view);
    }
    if (running != null) {
      running.release();
    }
  }

  /** Computes the pages. */
  public void run() {
    Packer packer = new Packer();
    try {
      SparkSession.setActiveSession(session);
      session.sparkContext().setJobGroup(group(), DESCRIPTION, false);
      ResultChunks result = new ResultChunks(session, isJson ? JsonLines.of(data) : data, isJson);
      synchronized (this) {
        chunks = result;
      }
      packer.write(result.header());
      while (!isClosed() && result.hasNext()) {
        for (Iterator each = result.next().iterator(); each.hasNext();) {
          packer.write((byte[]) each.next());
          each.remove();
        }
        if (isWaitedFor()) {
          packer.flush();
        }
      }
      packer.write(result.footer());
      packer.end();
    } catch (Throwable thrown) {
      synchronized (this) {
        failure = thrown;
        notifyAll();
      }
    } finally {
      packer.free();
      synchronized (this) {
        if (chunks != null) {
          chunks.release();
        }
      }
    }
  }

  private String group() {
    return "livy-client-" + name;
  }

  synchronized boolean isClosed() {
    return isClosed;
  }

  synchronized boolean isWaitedFor() {
    return pages.isEmpty();
  }

  /** Waits for room. Not private: an inner class would call it through an accessor of Janino's that loses "synchronized". */
  synchronized void give(byte[] page, boolean isLast) throws InterruptedException {
    while (pages.size() >= PAGES_AHEAD && !isClosed) {
      wait();
    }
    if (!isClosed) {
      pages.add(page);
      hasEnded = isLast;
      notifyAll();
    }
  }

  /** Cuts what is packed into pages. */
  private final class Packer {
    private final Deflater deflater = new Deflater(1);
    private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
    private final DeflaterOutputStream zip = new DeflaterOutputStream(packed, deflater, 65536, true);

    void write(byte[] chunk) throws Exception {
      zip.write(chunk, 0, chunk.length);
      cut(false);
    }

    /** What there is becomes a page although it is not full. */
    void flush() throws Exception {
      zip.flush();
      cut(false);
      if (packed.size() > 0) {
        give(packed.toByteArray(), false);
        packed.reset();
      }
    }

    void end() throws Exception {
      zip.finish();
      cut(true);
      give(packed.toByteArray(), true);
    }

    void free() {
      deflater.end();
    }

    private void cut(boolean leaveOne) throws Exception {
      if (packed.size() < pageSize) {
        return;
      }
      byte[] all = packed.toByteArray();
      int at = 0;
      while (all.length - at > pageSize || !leaveOne && all.length - at == pageSize) {
        give(Arrays.copyOfRange(all, at, at + pageSize), false);
        at += pageSize;
      }
      packed.reset();
      packed.write(all, at, all.length - at);
    }
  }
}
