using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data.Tests;

/// <summary>A batch may say anything of itself: what is not so is found before a value is read.</summary>
public sealed class BatchCheckTests
{
    private const string Longs = """{"type":"array","elementType":"long","containsNull":true}""";
    private const string Voids = """{"type":"array","elementType":"void","containsNull":true}""";
    private const string LongMap = """{"type":"map","keyType":"long","valueType":"long","valueContainsNull":true}""";
    private const string LongStruct = """{"type":"struct","fields":[{"name":"x","type":"long","nullable":true,"metadata":{}}]}""";

    private static readonly StructType Entry = new([new Field("key", Int64Type.Default, nullable: false), new Field("value", Int64Type.Default, nullable: true)]);

    public static TheoryData<string, string, object> Lies => new()
    {
        { "fewer values than rows", "long", Long(1, 7) },
        { "a length that its bytes do not have", "long", new ArrayData(Int64Type.Default, 2, 0, 0, [ArrowBuffer.Empty, Buffer(1L)]) },
        { "an offset behind its bytes", "long", new ArrayData(Int64Type.Default, 2, 0, 1, [ArrowBuffer.Empty, Buffer(1L, 2L)]) },
        { "more nulls than values", "long", new ArrayData(Int64Type.Default, 2, 3, 0, [Buffer((byte)0), Buffer(1L, 2L)]) },
        { "nulls without marks", "long", new ArrayData(Int64Type.Default, 2, 1, 0, [ArrowBuffer.Empty, Buffer(1L, 2L)]) },
        { "too few marks of nulls", "byte", new ArrayData(Int8Type.Default, 9, 1, 0, [Buffer((byte)0), Buffer(new byte[9])]) },
        { "bits that are too few", "boolean", new ArrayData(BooleanType.Default, 9, 0, 0, [ArrowBuffer.Empty, Buffer((byte)1)]) },
        { "another type", "long", new ArrayData(DoubleType.Default, 2, 0, 0, [ArrowBuffer.Empty, Buffer(1.0, 2.0)]) },
        { "a type that Spark does not send", "long", new ArrayData(UInt64Type.Default, 2, 0, 0, [ArrowBuffer.Empty, Buffer(1L, 2L)]) },
        { "another unit", "timestamp", new ArrayData(new TimestampType(TimeUnit.Millisecond, "UTC"), 2, 0, 0, [ArrowBuffer.Empty, Buffer(1L, 2L)]) },
        { "no time zone", "timestamp", new ArrayData(new TimestampType(TimeUnit.Microsecond, (string?)null), 2, 0, 0, [ArrowBuffer.Empty, Buffer(1L, 2L)]) },
        { "a time zone", "timestamp_ntz", new ArrayData(new TimestampType(TimeUnit.Microsecond, "UTC"), 2, 0, 0, [ArrowBuffer.Empty, Buffer(1L, 2L)]) },
        { "another scale", "decimal(10,2)", new ArrayData(new Decimal128Type(10, 3), 2, 0, 0, [ArrowBuffer.Empty, Buffer(new long[4])]) },
        { "another precision", "decimal(10,2)", new ArrayData(new Decimal128Type(11, 2), 2, 0, 0, [ArrowBuffer.Empty, Buffer(new long[4])]) },
        { "a text that ends before it begins", "string", Text(0, 3, 1) },
        { "a text that ends behind all", "string", Text(0, 1, 5) },
        { "a text that begins before all", "string", Text(-1, 1, 2) },
        { "too few ends of texts", "string", Text(0, 1) },
        { "a large text that ends behind all", "string", new ArrayData(LargeStringType.Default, 2, 0, 0, [ArrowBuffer.Empty, Buffer(0L, 1L, long.MaxValue), Buffer("abcd"u8.ToArray())]) },
        { "a large text that ends before it begins", "string", new ArrayData(LargeStringType.Default, 2, 0, 0, [ArrowBuffer.Empty, Buffer(0L, 3L, 1L), Buffer("abcd"u8.ToArray())]) },
        { "a list that ends behind its elements", Longs, List(Long(3, 1, 2, 3), 0, 1, 4) },
        { "a list that ends before it begins", Longs, List(Long(3, 1, 2, 3), 0, 3, 1) },
        { "a list of another type", Longs, List(new ArrayData(Int32Type.Default, 1, 0, 0, [ArrowBuffer.Empty, Buffer(1)]), 0, 1, 1) },
        { "a list whose elements are not there", Longs, List(new ArrayData(Int64Type.Default, 9, 0, 0, [ArrowBuffer.Empty, Buffer(1L)]), 0, 1, 9) },
        { "two thousand million nulls", Voids, List(new ArrayData(NullType.Default, int.MaxValue, int.MaxValue, 0, System.Array.Empty<ArrowBuffer>()), 0, 0, int.MaxValue) },
        { "a map with fewer values than keys", LongMap, Map(Long(2, 1, 2), Long(1, 1), entries: 2, 0, 1, 2) },
        { "a map with fewer keys than entries", LongMap, Map(Long(1, 1), Long(2, 1, 2), entries: 2, 0, 1, 2) },
        { "a map that ends behind its entries", LongMap, Map(Long(2, 1, 2), Long(2, 1, 2), entries: 2, 0, 1, 3) },
        { "a struct with shorter fields", LongStruct, Struct(Long(1, 1)) },
        { "a struct with more fields", LongStruct, Struct(Long(2, 1, 2), Long(2, 1, 2)) },
        { "a struct without fields", LongStruct, Struct() },
        { "a negative length", "long", new ArrayData(Int64Type.Default, -1, 0, 0, [ArrowBuffer.Empty, Buffer(1L)]) },
        { "a length at the end of numbers", "long", new ArrayData(Int64Type.Default, int.MaxValue, 0, int.MaxValue, [ArrowBuffer.Empty, Buffer(1L)]) },
        { "values where there is no type", "void", Long(2, 1, 2) },
        { "nothing where there are values", "long", new ArrayData(NullType.Default, 2, 2, 0, System.Array.Empty<ArrowBuffer>()) },
    };

    public static TheoryData<string, string, object> Truths => new()
    {
        { "numbers", "long", Long(2, 1, 2) },
        { "numbers and nulls", "long", new ArrayData(Int64Type.Default, 2, 1, 0, [Buffer((byte)1), Buffer(1L, 2L)]) },
        { "more than there are rows", "long", Long(3, 1, 2, 3) },
        { "texts", "string", Text(0, 1, 4) },
        { "large texts", "string", new ArrayData(LargeStringType.Default, 2, 0, 0, [ArrowBuffer.Empty, Buffer(0L, 1L, 4L), Buffer("abcd"u8.ToArray())]) },
        { "a type that nobody knows", "geography", Text(0, 1, 4) },
        { "nothing", "void", new ArrayData(NullType.Default, 2, 2, 0, System.Array.Empty<ArrowBuffer>()) },
        { "lists", Longs, List(Long(3, 1, 2, 3), 0, 1, 3) },
        { "lists of nothing", Voids, List(new ArrayData(NullType.Default, 3, 3, 0, System.Array.Empty<ArrowBuffer>()), 0, 1, 3) },
        { "maps", LongMap, Map(Long(2, 1, 2), Long(2, 1, 2), entries: 2, 0, 1, 2) },
        { "structs", LongStruct, Struct(Long(2, 1, 2)) },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public void Check_OfALie_NamesTheColumn(string what, string type, object data)
    {
        var (batch, schema) = OneColumnOf(type, (ArrayData)data);

        var error = Should.Throw<LivyDataException>(() => BatchCheck.Check(batch, schema), what);

        error.Column.ShouldBe("v");
        error.SparkType.ShouldBe(schema.Columns[0].Type.Name);
        error.Message.ShouldNotContain("\n");
    }

    [Theory]
    [MemberData(nameof(Truths))]
    public void Check_OfTheTruth_IsFine(string what, string type, object data)
    {
        var (batch, schema) = OneColumnOf(type, (ArrayData)data);

        Should.NotThrow(() => BatchCheck.Check(batch, schema), what);
    }

    [Fact]
    public void Check_OfOtherColumns_SaysHowMany()
    {
        var (batch, _) = OneColumnOf("long", Long(2, 1, 2));
        var schema = SparkSchemaJson.Read("""{"type":"struct","fields":[]}""");

        Should.Throw<LivyDataException>(() => BatchCheck.Check(batch, schema)).Message.ShouldBe("The result can not be read: it has 1 columns instead of 0.");
    }

    [Theory]
    [InlineData(1_000_001)]
    [InlineData(int.MaxValue)]
    public void Check_OfSoManyRows_SaysSo(int rows)
    {
        var schema = SparkSchemaJson.Read("""{"type":"struct","fields":[]}""");
        var batch = new RecordBatch(new Apache.Arrow.Schema([], metadata: null), System.Array.Empty<IArrowArray>(), rows);

        Should.Throw<LivyDataException>(() => BatchCheck.Check(batch, schema)).Message.ShouldContain($"says that it has {rows} rows");
    }

    [Fact]
    public void Check_OfEveryTable_IsFine()
    {
        var dice = new Random(11);
        foreach (var _ in Enumerable.Range(0, 300))
        {
            var column = RandomColumn.Make(dice, dice.Next(20));
            var table = Table.Of(column.Type, column.Array);

            Should.NotThrow(() => BatchCheck.Check(Table.Sent(table.Batch), table.Schema), column.Type);
        }
    }

    private static (RecordBatch Batch, SparkSchema Schema) OneColumnOf(string type, ArrayData data)
    {
        var schema = SparkSchemaJson.Read($$"""{"type":"struct","fields":[{{FieldJson.Of("v", type)}}]}""");
        return (new RecordBatch(new Apache.Arrow.Schema([new Field("c0", data.DataType, nullable: true)], metadata: null), [ArrowArrayFactory.BuildArray(data)], 2), schema);
    }

    private static ArrayData Long(int length, params long[] values) => new(Int64Type.Default, length, 0, 0, [ArrowBuffer.Empty, Buffer(values)]);

    private static ArrayData Text(params int[] offsets) => new(StringType.Default, 2, 0, 0, [ArrowBuffer.Empty, Buffer(offsets), Buffer("abcd"u8.ToArray())]);

    private static ArrayData List(ArrayData elements, params int[] offsets) => new(new ListType(elements.DataType), 2, 0, 0, [ArrowBuffer.Empty, Buffer(offsets)], [elements]);

    private static ArrayData Map(ArrayData keys, ArrayData values, int entries, params int[] offsets) =>
        new(new MapType(Entry), 2, 0, 0, [ArrowBuffer.Empty, Buffer(offsets)], [new ArrayData(Entry, entries, 0, 0, [ArrowBuffer.Empty], [keys, values])]);

    private static ArrayData Struct(params ArrayData[] fields) =>
        new(new StructType([.. fields.Select((field, at) => new Field($"f{at}", field.DataType, nullable: true)).DefaultIfEmpty(new Field("f0", NullType.Default, nullable: true))]), 2, 0, 0, [ArrowBuffer.Empty], fields);

    private static ArrowBuffer Buffer<T>(params T[] values)
        where T : unmanaged => new(MemoryMarshal.AsBytes<T>(values).ToArray());
}
