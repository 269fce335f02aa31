package livyclient;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

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

  private final String name;
  private final SparkSession session;
  private final Dataset data;
  private final boolean isJson;
  private final long idleMillis;
  private final String view;
  private final LinkedList pages = new LinkedList();
  private String reason;
  private ResultChunks chunks;
  private long lastAsked = System.nanoTime();
  private int pageSize;
  private int first;
  private boolean isStarted;
  private boolean hasEnded;
  private boolean isClosed;
  private Throwable failure;

  Reader(String name, SparkSession session, Dataset data, boolean isJson, long idleMillis, String view) {
    this.name = name;
    this.session = session;
    this.data = data;
    this.isJson = isJson;
    this.idleMillis = idleMillis;
    this.view = view;
  }

  String name() {
    return name;
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

  void setReason(Throwable noArrow) {
    reason = noArrow == null ? null : noArrow.toString();
  }

  synchronized long millisLeft(long now) {
    return idleMillis - (now - lastAsked) / 1000000;
  }

  /** A page, which stays until a later one is asked for. */
  synchronized byte[] page(int number, int size, long waitMillis) throws Throwable {
    lastAsked = System.nanoTime();
    if (!isStarted) {
      isStarted = true;
      pageSize = Math.max(size, 1024);
      Thread producer = new Thread(this, "livy-client-reader-" + name);
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
    session.sparkContext().cancelJobGroup(group());
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
      session.sparkContext().setJobGroup(group(), "A query of Livy.Client", false);
      ResultChunks result = new ResultChunks(session, isJson ? JsonLines.of(data) : data, isJson);
      synchronized (this) {
        chunks = result;
      }
      packer.write(result.header());
      while (result.hasNext()) {
        for (Iterator each = result.next().iterator(); each.hasNext();) {
          packer.write((byte[]) each.next());
          each.remove();
          if (isClosed()) {
            break;
          }
        }
        if (isClosed()) {
          return;
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
