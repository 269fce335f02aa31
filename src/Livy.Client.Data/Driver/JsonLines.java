package livyclient;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.UserDefinedType;

/**
 * Makes lines of JSON of a result, where Arrow cannot be had, so that nothing of a value is lost.
 *
 * Spark keeps a date as a number of days, a timestamp and an interval of days as microseconds, an interval of years as months. The rows are given the types of these numbers, so to_json writes the numbers: no format, no
 * time zone and no calendar comes in between. Names become positions on the same occasion, so columns and fields may have any names, also twice the same.
 */
public final class JsonLines {
  private JsonLines() {
  }

  /** One string column: an object a row, with c0, c1, … for the columns and f0, f1, … for the fields of structs. The query runs up to its last stage. */
  public static Dataset of(Dataset data) {
    StructType plain = plainStruct(data.schema(), "c");
    Dataset rows = data.sparkSession().internalCreateDataFrame(data.queryExecution().toRdd(), plain, false);
    return rows.selectExpr(new String[] { "to_json(" + fields(plain, "", 0) + ", map('ignoreNullFields', 'false')) as line" });
  }

  private static StructType plainStruct(StructType type, String prefix) {
    StructField[] fields = type.fields();
    StructField[] plain = new StructField[fields.length];
    for (int i = 0; i < fields.length; i++) {
      plain[i] = DataTypes.createStructField(prefix + i, plain(fields[i].dataType()), true);
    }
    return DataTypes.createStructType(plain);
  }

  private static DataType plain(DataType type) {
    if (type instanceof StructType) {
      return plainStruct((StructType) type, "f");
    }
    if (type instanceof ArrayType) {
      return DataTypes.createArrayType(plain(((ArrayType) type).elementType()), true);
    }
    if (type instanceof MapType) {
      return DataTypes.createMapType(plain(((MapType) type).keyType()), plain(((MapType) type).valueType()), true);
    }
    if (type instanceof UserDefinedType) {
      return plain(((UserDefinedType) type).sqlType());
    }
    String name = type.typeName();
    if (name.equals("date") || isInterval(name) && (name.indexOf("year") >= 0 || name.indexOf("month") >= 0)) {
      return DataTypes.IntegerType;
    }
    // By name, since the types of timestamps without a time zone and of intervals are younger than Spark 3.0.
    if (name.equals("timestamp") || name.equals("timestamp_ntz") || isInterval(name)) {
      return DataTypes.LongType;
    }
    return name.startsWith("char(") || name.startsWith("varchar(") ? DataTypes.StringType : type;
  }

  /** Not of a calendar interval, whose name is the word alone: it is three numbers, and its text is exact. */
  private static boolean isInterval(String name) {
    return name.startsWith("interval ");
  }

  /** to_json writes a key by its toString, which is exact for numbers and text but tells nothing of bytes, arrays and structs. */
  private static boolean hasOddKeys(DataType type) {
    if (type instanceof StructType) {
      StructField[] fields = ((StructType) type).fields();
      for (int i = 0; i < fields.length; i++) {
        if (hasOddKeys(fields[i].dataType())) {
          return true;
        }
      }
      return false;
    }
    if (type instanceof ArrayType) {
      return hasOddKeys(((ArrayType) type).elementType());
    }
    return type instanceof MapType && (isOddKey(((MapType) type).keyType()) || hasOddKeys(((MapType) type).valueType()));
  }

  private static boolean isOddKey(DataType type) {
    return type instanceof BinaryType || type instanceof ArrayType || type instanceof StructType;
  }

  private static String fields(StructType type, String path, int depth) {
    StringBuilder made = new StringBuilder("named_struct(");
    StructField[] fields = type.fields();
    for (int i = 0; i < fields.length; i++) {
      made.append(i == 0 ? "'" : ", '").append(fields[i].name()).append("', ").append(value(fields[i].dataType(), path + fields[i].name(), depth));
    }
    return made.append(")").toString();
  }

  /** The expression itself, or one that has an array of keys and values in the place of each map with odd keys. */
  private static String value(DataType type, String of, int depth) {
    if (!hasOddKeys(type)) {
      return of;
    }
    if (type instanceof StructType) {
      return "if(" + of + " is null, null, " + fields((StructType) type, of + ".", depth) + ")";
    }
    String each = "x" + depth;
    if (type instanceof ArrayType) {
      return "transform(" + of + ", " + each + " -> " + value(((ArrayType) type).elementType(), each, depth + 1) + ")";
    }
    DataType key = ((MapType) type).keyType();
    DataType element = ((MapType) type).valueType();
    if (!isOddKey(key)) {
      return "transform_values(" + of + ", (k" + depth + ", " + each + ") -> " + value(element, each, depth + 1) + ")";
    }
    return "transform(map_entries(" + of + "), " + each + " -> named_struct('f0', " + value(key, each + ".key", depth + 1) + ", 'f1', " + value(element, each + ".value", depth + 1) + "))";
  }
}
