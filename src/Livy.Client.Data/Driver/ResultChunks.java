package livyclient;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.RDDBlockId;
import org.apache.spark.storage.StorageLevel;

/**
 * The bytes of a result in its order, some partitions or a part of one at a time, each by a Spark job of its own. What comes to the driver at once is bounded: a partition with more than that is written to the disks of the
 * executors first, and read from there in slices.
 */
final class ResultChunks {
  private static final long MIN_BUDGET = 8L << 20;
  private static final long MAX_BUDGET = 32L << 20;
  private static final long MIN_SLICE = 1L << 20;
  private static final int MAX_PARTITIONS = 64;

  private final byte[] header;
  private final byte[] footer;
  private final JavaRDD rows;
  private final FlatMapFunction toChunks;
  private final JavaRDD chunks;
  private final int partitions;
  private final long budget;
  private JavaRDD kept;
  private int partition;
  private int width = 1;
  private boolean isInside;
  private int skip;
  private CRC32 seen = new CRC32();

  ResultChunks(SparkSession session, Dataset data, boolean isJson) throws Exception {
    rows = data.queryExecution().toRdd().toJavaRDD();
    toChunks = isJson ? (FlatMapFunction) new LineChunks() : (FlatMapFunction) new RowChunks(data.schema());
    header = isJson ? new byte[0] : RowChunks.header(data.schema());
    footer = isJson ? new byte[0] : RowChunks.footer();
    chunks = rows.mapPartitions(toChunks);
    partitions = chunks.getNumPartitions();
    budget = Math.max(MIN_BUDGET, Math.min(MAX_BUDGET, Runtime.getRuntime().maxMemory() / 32));
  }

  byte[] header() {
    return header;
  }

  byte[] footer() {
    return footer;
  }

  boolean hasNext() {
    return partition < partitions;
  }

  List next() {
    return isInside ? nextSlice() : nextPartitions();
  }

  /** Lets go of what is on disks. */
  void release() {
    JavaRDD held = kept;
    if (held != null) {
      held.unpersist(false);
    }
  }

  private List nextPartitions() {
    int count = Math.min(width, partitions - partition);
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = partition + i;
    }
    List[] got = chunks.mapPartitions(new ChunkSlice(0, Math.max(MIN_BUDGET / count, MIN_SLICE))).collectPartitions(numbers);
    List whole = new ArrayList();
    long bytes = 0;
    for (int i = 0; i < count; i++) {
      if (ChunkSlice.hasMore(got[i])) {
        isInside = true;
        skip = 0;
        seen = new CRC32();
        width = 1;
        return whole;
      }
      for (int j = 1; j < got[i].size(); j++) {
        byte[] chunk = (byte[]) got[i].get(j);
        whole.add(chunk);
        bytes += chunk.length;
      }
      partition++;
    }
    width = bytes * 4 < MIN_BUDGET ? Math.min(width * 4, MAX_PARTITIONS) : bytes > MIN_BUDGET ? Math.max(1, width / 2) : width;
    return whole;
  }

  /** The next slice of a partition that is too large to come at once. */
  private List nextSlice() {
    if (kept == null) {
      kept = rows.mapPartitions(toChunks).persist(StorageLevel.DISK_ONLY());
    }
    List got = kept.mapPartitions(new ChunkSlice(skip, budget)).collectPartitions(new int[] { partition })[0];
    if (ChunkSlice.skipped(got) != seen.getValue()) {
      throw new IllegalStateException("A part of the result was lost with an executor, and came out differently when it was computed again: the query depends on chance or time, or what it reads has changed.");
    }
    boolean hasMore = ChunkSlice.hasMore(got);
    List slice = new ArrayList();
    for (int i = 1; i < got.size() - (hasMore ? 1 : 0); i++) {
      byte[] chunk = (byte[]) got.get(i);
      seen.update(chunk, 0, chunk.length);
      slice.add(chunk);
    }
    if (hasMore) {
      skip += slice.size();
    } else {
      SparkEnv.get().blockManager().master().removeBlock(new RDDBlockId(kept.id(), partition));
      isInside = false;
      partition++;
    }
    return slice;
  }
}
