package livyclient;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;

// Runs a query whose parameters are beside its text. This is the one place where values become SQL at all, and only before Spark 3.4.
public final class SqlParameters {
  private static final long MICROS_PER_SECOND = 1000000L;
  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  private SqlParameters() {
  }

  // The query is the pieces with a parameter between each two; a value is its type and a text, null for NULL. With asLiterals it goes the way of older Sparks.
  public static Dataset query(SparkSession session, String[] pieces, String[] types, String[] values, boolean asLiterals) throws Exception {
    if (pieces.length != types.length + 1 || types.length != values.length) {
      throw new IllegalArgumentException("not as many parameters as places for them");
    }
    if (types.length == 0) {
      return session.sql(pieces[0]);
    }
    Method method = asLiterals ? null : binding();
    if (method == null) {
      String[] literals = new String[types.length];
      for (int i = 0; i < types.length; i++) {
        literals[i] = literal(types[i], values[i]);
      }
      return session.sql(join(pieces, literals));
    }
    String prefix = prefix(pieces);
    String[] names = new String[types.length];
    Map arguments = new HashMap();
    for (int i = 0; i < types.length; i++) {
      names[i] = ":" + prefix + i;
      arguments.put(prefix + i, argument(types[i], values[i]));
    }
    try {
      return (Dataset) method.invoke(session, new Object[] { join(pieces, names), arguments });
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Exception) {
        throw (Exception) e.getCause();
      }
      throw e;
    }
  }

  // Since Spark 3.4.
  private static Method binding() {
    try {
      return SparkSession.class.getMethod("sql", new Class[] { String.class, Map.class });
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  // With spaces, so that nothing beside a parameter becomes a part of it.
  private static String join(String[] pieces, String[] between) {
    StringBuilder text = new StringBuilder(pieces[0]);
    for (int i = 0; i < between.length; i++) {
      text.append(' ').append(between[i]).append(' ').append(pieces[i + 1]);
    }
    return text.toString();
  }

  // A beginning that the text has nowhere, so that a name in it is never one of ours.
  private static String prefix(String[] pieces) {
    String prefix = "livy";
    for (int i = 0; i < pieces.length; i++) {
      while (pieces[i].contains(prefix)) {
        prefix = prefix + "_";
      }
    }
    return prefix;
  }

  private static Object argument(String type, String value) throws Exception {
    if (value == null) {
      return null;
    }
    if (type.equals("boolean")) {
      return Boolean.valueOf(flag(value));
    }
    if (type.equals("tinyint")) {
      return Byte.valueOf(value);
    }
    if (type.equals("smallint")) {
      return Short.valueOf(value);
    }
    if (type.equals("int")) {
      return Integer.valueOf(value);
    }
    if (type.equals("bigint")) {
      return Long.valueOf(value);
    }
    if (type.equals("float")) {
      return Float.valueOf(value);
    }
    if (type.equals("double")) {
      return Double.valueOf(value);
    }
    if (type.startsWith("decimal(")) {
      return decimal(type, new BigDecimal(value));
    }
    if (type.equals("string")) {
      return value;
    }
    if (type.equals("binary")) {
      return Base64.getDecoder().decode(value);
    }
    if (type.equals("date")) {
      return LocalDate.ofEpochDay(Long.parseLong(value));
    }
    if (type.equals("timestamp")) {
      return instant(value);
    }
    if (type.equals("timestamp_ntz")) {
      return LocalDateTime.ofInstant(instant(value), ZoneOffset.UTC);
    }
    if (type.equals("interval day to second")) {
      long micros = Long.parseLong(value);
      return Duration.ofSeconds(Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1000L);
    }
    throw new IllegalArgumentException("no type of parameters: " + type);
  }

  // What a literal is made of is known here: digits, signs and words of ours. No character of a value comes into the text, so how the session reads escapes and quotes is all the same.
  private static String literal(String type, String value) throws Exception {
    if (value == null) {
      return "NULL";
    }
    if (type.equals("boolean")) {
      return flag(value) ? "true" : "false";
    }
    if (type.equals("tinyint")) {
      return Byte.parseByte(value) + "Y";
    }
    if (type.equals("smallint")) {
      return Short.parseShort(value) + "S";
    }
    if (type.equals("int")) {
      return Integer.toString(Integer.parseInt(value));
    }
    if (type.equals("bigint")) {
      return Long.parseLong(value) + "L";
    }
    if (type.equals("float")) {
      // As the double that it is exactly: read as a decimal it could be rounded twice.
      return "cast(" + number((double) Float.parseFloat(value)) + " as float)";
    }
    if (type.equals("double")) {
      return number(Double.parseDouble(value));
    }
    if (type.startsWith("decimal(")) {
      int[] digits = digits(type);
      return "cast(" + new BigDecimal(value).toPlainString() + "BD as decimal(" + digits[0] + "," + digits[1] + "))";
    }
    if (type.equals("string")) {
      return "cast(" + hex(value.getBytes("UTF-8")) + " as string)";
    }
    if (type.equals("binary")) {
      return hex(Base64.getDecoder().decode(value));
    }
    if (type.equals("date")) {
      return "DATE'" + LocalDate.ofEpochDay(Long.parseLong(value)) + "'";
    }
    if (type.equals("timestamp")) {
      // In UTC: the session's own zone has hours twice.
      return "TIMESTAMP'" + instant(value) + "'";
    }
    if (type.equals("timestamp_ntz")) {
      return "TIMESTAMP_NTZ'" + instant(value).toString().replace("Z", "") + "'";
    }
    if (type.equals("interval day to second")) {
      return interval(Long.parseLong(value));
    }
    throw new IllegalArgumentException("no type of parameters: " + type);
  }

  private static boolean flag(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException("no boolean");
    }
    return value.equals("true");
  }

  private static Instant instant(String value) {
    long micros = Long.parseLong(value);
    return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1000L);
  }

  private static int[] digits(String type) {
    int comma = type.indexOf(',');
    return new int[] { Integer.parseInt(type.substring("decimal(".length(), comma)), Integer.parseInt(type.substring(comma + 1, type.length() - 1)) };
  }

  // A bare BigDecimal becomes as narrow as its value; where a column can be made of a literal, it has the type that was asked for.
  private static Object decimal(String type, BigDecimal value) throws Exception {
    int[] digits = digits(type);
    Constructor constructor;
    try {
      constructor = Class.forName("org.apache.spark.sql.Column").getConstructor(new Class[] { Class.forName("org.apache.spark.sql.catalyst.expressions.Expression") });
    } catch (NoSuchMethodException e) {
      return value;
    }
    Object literal = org.apache.spark.sql.catalyst.expressions.Literal.create(
        org.apache.spark.sql.types.Decimal.apply(value, digits[0], digits[1]), new org.apache.spark.sql.types.DecimalType(digits[0], digits[1]));
    return constructor.newInstance(new Object[] { literal });
  }

  private static String number(double value) {
    return Double.isNaN(value) || Double.isInfinite(value) ? "cast('" + value + "' as double)" : value + "D";
  }

  private static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder("X'");
    for (int i = 0; i < bytes.length; i++) {
      text.append(HEX[bytes[i] >> 4 & 15]).append(HEX[bytes[i] & 15]);
    }
    return text.append('\'').toString();
  }

  private static String interval(long micros) {
    long[] parts = new long[5];
    long[] sizes = new long[] { MICROS_PER_SECOND, 60L, 60L, 24L };
    // Each part of its own, so that the least number needs no opposite.
    long rest = micros;
    for (int i = 0; i < sizes.length; i++) {
      parts[i] = Math.abs(rest % sizes[i]);
      rest = rest / sizes[i];
    }
    parts[4] = Math.abs(rest);
    return "INTERVAL '" + (micros < 0L ? "-" : "") + parts[4] + " " + two(parts[3]) + ":" + two(parts[2]) + ":" + two(parts[1]) + "." + Long.toString(MICROS_PER_SECOND + parts[0]).substring(1) + "' DAY TO SECOND";
  }

  private static String two(long number) {
    return number < 10L ? "0" + number : Long.toString(number);
  }
}
