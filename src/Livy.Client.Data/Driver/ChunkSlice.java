package livyclient;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;

/** Takes a bounded part of a partition: first the checksum of what was skipped, then the part, and an empty array if there is more. */
public final class ChunkSlice implements FlatMapFunction {
  private static final long serialVersionUID = 1L;

  private final int skip;
  private final long budget;

  public ChunkSlice(int skip, long budget) {
    this.skip = skip;
    this.budget = budget;
  }

  static long skipped(List slice) {
    byte[] bytes = (byte[]) slice.get(0);
    return (bytes[0] & 255L) << 24 | (bytes[1] & 255L) << 16 | (bytes[2] & 255L) << 8 | bytes[3] & 255L;
  }

  static boolean hasMore(List slice) {
    return slice.size() > 1 && ((byte[]) slice.get(slice.size() - 1)).length == 0;
  }

  public Iterator call(Object partition) {
    Iterator chunks = (Iterator) partition;
    TaskContext context = TaskContext.get();
    CRC32 skipped = new CRC32();
    for (int i = 0; i < skip && chunks.hasNext(); i++) {
      byte[] chunk = (byte[]) chunks.next();
      skipped.update(chunk, 0, chunk.length);
    }
    long sum = skipped.getValue();
    List part = new ArrayList();
    part.add(new byte[] { (byte) (sum >> 24), (byte) (sum >> 16), (byte) (sum >> 8), (byte) sum });
    long bytes = 0;
    while (bytes < budget && chunks.hasNext()) {
      if (context != null) {
        context.killTaskIfInterrupted();
      }
      byte[] chunk = (byte[]) chunks.next();
      part.add(chunk);
      bytes += chunk.length;
    }
    if (chunks.hasNext()) {
      part.add(new byte[0]);
    }
    return part.iterator();
  }
}
