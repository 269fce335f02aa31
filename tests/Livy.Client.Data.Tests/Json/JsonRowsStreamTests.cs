using System.Text;
using Apache.Arrow;

namespace Livy.Client.Data.Tests;

/// <summary>How the stream is read and cut into batches.</summary>
public sealed class JsonRowsStreamTests
{
    private static readonly SparkSchema Schema = OneColumn.Of("string");

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task ReadAsync_LastLine_MayHaveAnEndOrNone(string end)
    {
        var rows = await ReadRows.Of($"{{\"c0\":\"x\"}}\r\n{{\"c0\":\"y\"}}{end}", Schema);

        rows.Select(row => row[0]).ShouldBe(["'x'", "'y'"]);
    }

    [Fact]
    public async Task ReadAsync_EmptyStream_HasNoBatch() => (await BatchesOf(Stream.Null)).ShouldBeEmpty();

    [Fact]
    public async Task ReadAsync_ManyRows_AreBatchesOf4000()
    {
        var batches = await BatchesOf(LinesOf(9_000, "x"));

        batches.Select(batch => batch.Length).ShouldBe([4_000, 4_000, 1_000]);
    }

    [Fact]
    public async Task ReadAsync_LongRows_AreBatchesOfAMebibyte()
    {
        var batches = await BatchesOf(LinesOf(10, new string('x', 400_000)));

        batches.Select(batch => batch.Length).ShouldBe([3, 3, 3, 1]);
    }

    [Fact]
    public async Task ReadAsync_ARowOf16Mebibytes_IsOne()
    {
        var text = new string('x', 16 * 1024 * 1024);

        var batches = await BatchesOf(LinesOf(2, text));

        batches.Select(batch => ((StringArray)batch.Column(0)).GetString(0) == text).ShouldBe([true, true]);
    }

    [Fact]
    public async Task ReadAsync_ByteByByte_IsTheSame()
    {
        using var stream = new TrickleStream(Encoding.UTF8.GetBytes("{\"c0\":\"é\"}\n{\"c0\":\"\\n\"}\n{\"c0\":null}"));

        var batches = await BatchesOf(stream);

        batches.SelectMany(ReadRows.TextsOf).Select(row => row[0]).ShouldBe(["'é'", "'\n'", "NULL"]);
    }

    [Fact]
    public async Task ReadAsync_ABatch_IsNotChangedByTheNext()
    {
        var batches = await BatchesOf(new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 8_001).Select(row => $"{{\"c0\":\"{row}\"}}\n")))));

        batches.SelectMany(ReadRows.TextsOf).Select(row => row[0]).ShouldBe(Enumerable.Range(0, 8_001).Select(row => $"'{row}'"));
    }

    [Fact]
    public async Task ReadAsync_BadSecondBatch_GivesTheFirst()
    {
        var lines = $"{string.Concat(Enumerable.Repeat("{\"c0\":\"x\"}\n", 4_000))}cut";
        await using var batches = JsonRows.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(lines)), Schema, UnpackLimit.None, CancellationToken.None).GetAsyncEnumerator();

        (await batches.MoveNextAsync()).ShouldBeTrue();

        batches.Current.Length.ShouldBe(4_000);
        await Should.ThrowAsync<LivyDataException>(async () => await batches.MoveNextAsync());
    }

    [Fact]
    public async Task ReadAsync_Cancelled_Ends()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var batch in JsonRows.ReadAsync(LinesOf(1, "x"), Schema, UnpackLimit.None, cancellation.Token))
            {
                batch.Dispose();
            }
        });
    }

    [Fact]
    public async Task ReadAsync_TheStream_StaysOpen()
    {
        using var stream = LinesOf(1, "x");

        await BatchesOf(stream);

        stream.CanRead.ShouldBeTrue();
    }

    private static MemoryStream LinesOf(int rows, string text) => new(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"{{\"c0\":\"{text}\"}}\n", rows))));

    private static async Task<List<RecordBatch>> BatchesOf(Stream stream)
    {
        var batches = new List<RecordBatch>();
        await foreach (var batch in JsonRows.ReadAsync(stream, Schema, UnpackLimit.None, CancellationToken.None))
        {
            batches.Add(batch);
        }

        return batches;
    }
}
