package livyclient;

import org.apache.spark.sql.Dataset;

/** Makes lines of JSON of a result. */
public final class JsonLines {
  public static Dataset of(Dataset data) {
    return data.toJSON().toDF();
  }
}
