using System.Text;

namespace Livy.Client.RealDataTests;

/// <summary>What Scala has for the rows of a query: each value in a text that says all of it, made on the driver from what Spark's own <c>collect</c> returns.</summary>
internal static class ScalaRows
{
    private const string Marker = "row:";
    private const string Separator = "|";

    // A session of Spark's own, so that the other one's dates and times stay what they are.
    private const string Code =
        """
        {
          import java.time._
          def hex(bytes: Array[Byte]): String = bytes.map(b => f"$b%02x").mkString
          def micros(seconds: Long, nanos: Int): BigInt = BigInt(seconds) * 1000000 + nanos / 1000
          def text(value: Any): String = value match {
            case null => "null"
            case b: Boolean => b.toString
            case f: Float => "f" + Integer.toHexString(java.lang.Float.floatToIntBits(f))
            case d: Double => "d" + java.lang.Long.toHexString(java.lang.Double.doubleToLongBits(d))
            case n: java.math.BigDecimal => "n" + n.toPlainString
            case n: Byte => "n" + n
            case n: Short => "n" + n
            case n: Int => "n" + n
            case n: Long => "n" + n
            case s: String => "s" + hex(s.getBytes("UTF-8"))
            case b: Array[Byte] => "b" + hex(b)
            case d: LocalDate => "day" + d.toEpochDay
            case i: Instant => "instant" + micros(i.getEpochSecond, i.getNano)
            case l: LocalDateTime => "local" + micros(l.toEpochSecond(ZoneOffset.UTC), l.getNano)
            case p: Period => "months" + p.toTotalMonths
            case d: Duration => "micros" + micros(d.getSeconds, d.getNano)
            case c: org.apache.spark.unsafe.types.CalendarInterval => "interval" + c.months + "/" + c.days + "/" + c.microseconds
            case r: org.apache.spark.sql.Row => r.toSeq.map(text).mkString("{", " ", "}")
            case m: scala.collection.Map[_, _] => m.toSeq.map(e => text(e._1) + "=" + text(e._2)).sorted.mkString("(", " ", ")")
            case a: scala.collection.Seq[_] => a.map(text).mkString("[", " ", "]")
            case other => "unknown " + other.getClass.getName
          }
          val other = spark.newSession()
          other.conf.set("spark.sql.datetime.java8API.enabled", "true")
          other.conf.set("spark.sql.session.timeZone", spark.conf.get("spark.sql.session.timeZone"))
          val query = new String(java.util.Base64.getDecoder.decode("BASE64"), "UTF-8")
          other.sql(query).collect().foreach(row => println("row:" + row.toSeq.map(text).mkString("|")))
        }
        """;

    /// <summary>Runs a query in a statement of Scala.</summary>
    public static async Task<List<string[]>> ReadAsync(LivySession session, string sql, CancellationToken cancellationToken)
    {
        var code = Code.Replace("BASE64", Convert.ToBase64String(Encoding.UTF8.GetBytes(sql)), StringComparison.Ordinal);
        var output = await session.RunAsync(code, StatementKind.Spark, cancellationToken);
        return [.. output.Text!.Split('\n').Where(line => line.StartsWith(Marker, StringComparison.Ordinal)).Select(line => line[Marker.Length..].Split(Separator))];
    }
}
