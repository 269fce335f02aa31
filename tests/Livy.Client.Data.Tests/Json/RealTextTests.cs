using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace Livy.Client.Data.Tests;

/// <summary>What Spark 3.5 wrote of every type; <c>Real/types.sql</c> says how.</summary>
public sealed class RealTextTests
{
    private const string Largest = "999999999999999999999999999999999999";

    [Fact]
    public async Task ReadAsync_RealText_IsWhatSparkSaysInArrow()
    {
        var rows = await ReadRows.Of(RealText.Lines(), RealText.Schema);
        var expected = RowsOf(RealText.Arrow());

        rows.Count.ShouldBe(6);
        rows.Select(row => row[..27]).ShouldBe(expected);
    }

    [Fact]
    public async Task ReadAsync_RealText_CanBeWrittenAsArrow()
    {
        var lines = RealText.Lines();
        using var stream = new MemoryStream();
        using var writer = new ArrowStreamWriter(stream, ArrowTypes.SchemaOf(RealText.Schema), leaveOpen: true);

        await foreach (var batch in JsonRows.ReadAsync(new MemoryStream(lines), RealText.Schema, UnpackLimit.None, CancellationToken.None))
        {
            await writer.WriteRecordBatchAsync(batch);
        }

        await writer.WriteEndAsync();
        RowsOf(new MemoryStream(stream.ToArray())).ShouldBe(await ReadRows.Of(lines, RealText.Schema));
    }

    [Fact]
    public void SchemaOf_RealSchema_IsTheOneOfSpark()
    {
        var schema = ArrowTypes.SchemaOf(RealText.Schema);
        using var reader = new ArrowStreamReader(RealText.Arrow());

        schema.FieldsList.Take(27).Select(FieldText.OfType).ShouldBe(reader.Schema.FieldsList.Select(FieldText.OfType));
        schema.FieldsList.Select(field => field.Name).ShouldBe(Enumerable.Range(0, 31).Select(position => $"c{position}"));
    }

    [Theory]
    [InlineData(0, "2147483647m2147483647d9223372036854775000n")]
    [InlineData(1, "-14m-3d-14706000001000n")]
    [InlineData(2, "NULL")]
    [InlineData(3, "0m0d0n")]
    [InlineData(4, "0m1d-500000000n")]
    [InlineData(5, "1m0d0n")]
    public async Task ReadAsync_RealCalendarInterval_HasItsThreeNumbers(int row, string expected)
    {
        var rows = await ReadRows.Of(RealText.Lines(), RealText.Schema);

        rows[row][27].ShouldBe(expected);
    }

    [Fact]
    public async Task ReadAsync_RealMapsOfCalendarIntervals_AreWhole()
    {
        var rows = await ReadRows.Of(RealText.Lines(), RealText.Schema);

        rows[1][28].ShouldBe("{[-719162]=-14m-3d-14706000001000n}");
        rows[1][29].ShouldBe("{-14m-3d-14706000001000n=-62135596799999999}");
        rows[1][30].ShouldBe("[(-14m-3d-14706000001000n),NULL]");
        rows[2][28..31].ShouldBe(["NULL", "NULL", "NULL"]);
    }

    [Theory]
    [InlineData(0, 0, "NULL")]
    [InlineData(0, 1, "true")]
    [InlineData(0, 2, "127")]
    [InlineData(1, 2, "-128")]
    [InlineData(1, 5, "-9223372036854775808")]
    [InlineData(3, 5, "9007199254740993")]
    [InlineData(3, 6, "f:NaN")]
    [InlineData(4, 6, "f:80000000")]
    [InlineData(4, 7, "d:8000000000000000")]
    [InlineData(3, 7, "d:fff0000000000000")]
    [InlineData(1, 7, "d:0000000000000001")]
    [InlineData(0, 8, "99" + Largest + "/0")]
    [InlineData(1, 9, "-1/38")]
    [InlineData(0, 9, "99" + Largest + "/38")]
    [InlineData(5, 9, "10000000000000000000000000000/38")]
    [InlineData(1, 13, "-719162")]
    [InlineData(3, 13, "44371850")]
    [InlineData(1, 14, "-62135596799999999")]
    [InlineData(4, 15, "1711852200000000")]
    [InlineData(1, 16, "-2147483648")]
    [InlineData(1, 17, "-9223372036854775808")]
    [InlineData(0, 18, "[{'a'=(2147483647,99999999999999999999/4),'b\"\n'=NULL},{},NULL]")]
    [InlineData(4, 20, "{(1,[xFF])=[-2717651038000000,NULL]}")]
    public async Task ReadAsync_RealValue_IsIt(int row, int column, string expected)
    {
        var rows = await ReadRows.Of(RealText.Lines(), RealText.Schema);

        rows[row][column].ShouldBe(expected);
    }

    private static List<string[]> RowsOf(Stream arrow)
    {
        using var reader = new ArrowStreamReader(arrow);
        var rows = new List<string[]>();
        while (reader.ReadNextRecordBatch() is { } batch)
        {
            rows.AddRange(ReadRows.TextsOf(batch));
        }

        return rows;
    }
}
