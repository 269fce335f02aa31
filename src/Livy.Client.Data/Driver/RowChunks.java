package livyclient;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.Iterator;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.arrow.ArrowWriter;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;

/** Makes Arrow record batches of the rows of a partition, and small chunks of their bytes, so that nothing is held in large pieces. Batches end by their size, too: a row may have megabytes. */
public final class RowChunks implements FlatMapFunction {
  private static final long serialVersionUID = 1L;
  private static final int MAX_ROWS = 10000;
  private static final int MAX_BYTES = 1 << 20;
  private static final int CHUNK = 1 << 18;

  private final String schema;

  public RowChunks(StructType schema) throws Exception {
    this.schema = arrow(schema).toJson();
  }

  /** What is in the way of Arrow for these columns; null for nothing. */
  static Throwable tryArrow(StructType schema) {
    try {
      Schema arrow = arrow(schema);
      if (hasEmptyStruct(arrow.getFields())) {
        return new UnsupportedOperationException("A struct has no fields.");
      }
      BufferAllocator allocator = new RootAllocator(Long.MAX_VALUE);
      VectorSchemaRoot root = VectorSchemaRoot.create(arrow, allocator);
      ArrowWriter.create(root).finish();
      root.close();
      allocator.close();
      return null;
    } catch (Throwable thrown) {
      return thrown.getCause() == null ? thrown : thrown.getCause();
    }
  }

  /** Not every reader of Arrow takes one. */
  private static boolean hasEmptyStruct(java.util.List fields) {
    for (int i = 0; i < fields.size(); i++) {
      Field field = (Field) fields.get(i);
      if (field.getType() instanceof ArrowType.Struct && field.getChildren().isEmpty() || hasEmptyStruct(field.getChildren())) {
        return true;
      }
    }
    return false;
  }

  static byte[] header(StructType schema) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MessageSerializer.serialize(new WriteChannel(Channels.newChannel(bytes)), arrow(schema));
    return bytes.toByteArray();
  }

  static byte[] footer() throws Exception {
    // The marker of a continued message, and the length 0.
    return new byte[] { -1, -1, -1, -1, 0, 0, 0, 0 };
  }

  public Iterator call(Object rows) throws Exception {
    return new Chunks((Iterator) rows, Schema.fromJSON(schema));
  }

  /** Spark's own mapping, whose parameters depend on the version: time zones do not matter, names may occur twice, and large vectors are not needed. */
  private static Schema arrow(StructType schema) throws Exception {
    Method[] methods = Class.forName("org.apache.spark.sql.util.ArrowUtils").getMethods();
    for (int i = 0; i < methods.length; i++) {
      if (methods[i].getName().equals("toArrowSchema")) {
        Class[] types = methods[i].getParameterTypes();
        Object[] values = new Object[types.length];
        for (int j = 0; j < types.length; j++) {
          values[j] = types[j] == boolean.class ? (Object) Boolean.FALSE : types[j] == String.class ? (Object) "UTC" : (Object) schema;
        }
        return renamed((Schema) methods[i].invoke(null, values));
      }
    }
    throw new NoSuchMethodException("ArrowUtils.toArrowSchema");
  }

  private static Schema renamed(Schema schema) {
    java.util.List fields = new java.util.ArrayList();
    for (int i = 0; i < schema.getFields().size(); i++) {
      Field field = (Field) schema.getFields().get(i);
      fields.add(new Field("c" + i, field.getFieldType(), field.getChildren()));
    }
    return new Schema(fields);
  }

  private static final class Chunks implements Iterator, TaskCompletionListener {
    private final Iterator rows;
    private final BufferAllocator allocator = new RootAllocator(Long.MAX_VALUE);
    private final VectorSchemaRoot root;
    private final ArrowWriter writer;
    private byte[] batch = new byte[0];
    private int at;

    Chunks(Iterator rows, Schema schema) {
      this.rows = rows;
      root = VectorSchemaRoot.create(schema, allocator);
      writer = ArrowWriter.create(root);
      TaskContext.get().addTaskCompletionListener(this);
    }

    public void onTaskCompletion(TaskContext context) {
      root.close();
      allocator.close();
    }

    public boolean hasNext() {
      return at < batch.length || rows.hasNext();
    }

    public Object next() {
      if (at == batch.length) {
        batch = nextBatch();
        at = 0;
      }
      int size = Math.min(CHUNK, batch.length - at);
      byte[] chunk = at == 0 && size == batch.length ? batch : Arrays.copyOfRange(batch, at, at + size);
      at += size;
      return chunk;
    }

    public void remove() {
      throw new UnsupportedOperationException();
    }

    private byte[] nextBatch() {
      TaskContext.get().killTaskIfInterrupted();
      int count = 0;
      long bytes = 0;
      while (rows.hasNext() && count < MAX_ROWS && bytes < MAX_BYTES) {
        InternalRow row = (InternalRow) rows.next();
        writer.write(row);
        count++;
        bytes += row instanceof UnsafeRow ? ((UnsafeRow) row).getSizeInBytes() : 1024;
      }
      writer.finish();
      try {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ArrowRecordBatch message = new VectorUnloader(root).getRecordBatch();
        try {
          MessageSerializer.serialize(new WriteChannel(Channels.newChannel(out)), message);
        } finally {
          message.close();
        }
        return out.toByteArray();
      } catch (java.io.IOException impossible) {
        throw new IllegalStateException(impossible);
      } finally {
        writer.reset();
      }
    }
  }
}
