package livyclient;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Iterator;

import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/** Makes small chunks of UTF-8 lines of the rows of a partition, which have one column of text. */
public final class LineChunks implements FlatMapFunction {
  private static final long serialVersionUID = 1L;
  private static final int CHUNK = 1 << 18;

  public Iterator call(Object rows) {
    return new Chunks((Iterator) rows);
  }

  private static final class Chunks implements Iterator {
    private final Iterator rows;
    private byte[] lines = new byte[0];
    private int at;

    Chunks(Iterator rows) {
      this.rows = rows;
    }

    public boolean hasNext() {
      return at < lines.length || rows.hasNext();
    }

    public Object next() {
      if (at == lines.length) {
        lines = nextLines();
        at = 0;
      }
      int size = Math.min(CHUNK, lines.length - at);
      byte[] chunk = at == 0 && size == lines.length ? lines : Arrays.copyOfRange(lines, at, at + size);
      at += size;
      return chunk;
    }

    public void remove() {
      throw new UnsupportedOperationException();
    }

    private byte[] nextLines() {
      TaskContext.get().killTaskIfInterrupted();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      while (rows.hasNext() && out.size() < CHUNK) {
        byte[] line = ((InternalRow) rows.next()).getUTF8String(0).getBytes();
        out.write(line, 0, line.length);
        out.write('\n');
      }
      return out.toByteArray();
    }
  }
}
