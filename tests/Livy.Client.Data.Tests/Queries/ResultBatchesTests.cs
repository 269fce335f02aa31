using System.IO.Compression;
using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace Livy.Client.Data.Tests;

/// <summary>The way from pages to rows, with pages that are damaged, cut or far larger than they look.</summary>
public sealed class ResultBatchesTests
{
    private const string Longs = """{"type":"array","elementType":"long","containsNull":true}""";
    private const string EmptyStruct = """{"type":"struct","fields":[]}""";

    [Fact]
    public async Task Read_OfLinesWithAnEmptyStruct_BringsIt()
    {
        var rows = await ReadAsync(OneColumn.Of(EmptyStruct), QueryFormat.Json, Pack("{\"c0\":{}}\n{\"c0\":null}\n"u8));

        rows[0][0].ShouldBeAssignableTo<IReadOnlyDictionary<string, object?>>().ShouldBeEmpty();
        rows[1][0].ShouldBeNull();
    }

    [Fact]
    public async Task Read_OfPagesCutAnywhere_BringsAllRowsOrADataException()
    {
        var packed = Pack(Sent("long", Arrays.BigInts(1, 2)));

        // The checksum at the end is no part of the rows.
        foreach (var length in Enumerable.Range(0, packed.Length))
        {
            (await CountAsync(OneColumn.Of("long"), QueryFormat.Arrow, packed[..length])).ShouldBeOneOf([null, 2], $"{length} of {packed.Length} bytes");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Read_OfLinesOfWhichHardlyAnythingCame_IsADataException(int length) =>
        await Should.ThrowAsync<LivyDataException>(() => ReadAsync(OneColumn.Of("long"), QueryFormat.Json, Pack("{\"c0\":1}\n"u8)[..length]));

    [Fact]
    public async Task Read_OfALineFarLargerThanWhatCameOver_IsADataException()
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var spaces = new byte[1 << 20];
            System.Array.Fill(spaces, (byte)' ');
            foreach (var _ in Enumerable.Range(0, 200))
            {
                zlib.Write(spaces);
            }
        }

        (await Should.ThrowAsync<LivyDataException>(() => ReadAsync(OneColumn.Of("long"), QueryFormat.Json, packed.ToArray()))).Message.ShouldContain("far larger than what came over");
    }

    [Fact]
    public async Task Read_OfASchemaWithAnyOffsetBackwards_ComesToAnEnd()
    {
        var schema = OneColumn.Of(Longs);
        var sent = Sent(Longs, Arrays.Lists(Arrays.BigInts(1, 2), 2));
        var end = 8 + BitConverter.ToInt32(sent, sizeof(int));
        var refused = 0;

        foreach (var (place, back) in Enumerable.Range(2, (end / 4) - 2).SelectMany(place => Enumerable.Range(1, place).Select(back => (4 * place, 4 * back))))
        {
            var circular = (byte[])sent.Clone();
            BitConverter.TryWriteBytes(circular.AsSpan(place), -back);
            refused += await IsReadAsync(schema, circular) ? 0 : 1;
        }

        refused.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Read_OfOtherColumnsThanTheDriverSaid_IsADataException() =>
        await Should.ThrowAsync<LivyDataException>(() => ReadAsync(OneColumn.Of("string"), QueryFormat.Arrow, Pack(Sent(Longs, Arrays.Lists(Arrays.BigInts(1), 1)))));

    [Fact]
    public async Task Read_WhenTheClientIsDisposed_SaysThatAndNotThatTheDataIsDamaged()
    {
        var info = new QueryInfo(OneColumn.Of("long"), QueryFormat.Arrow, QueryCarrier.Jobs);

        await Should.ThrowAsync<ObjectDisposedException>(async () => await ResultBatches.ReadAsync(_ => Disposed(), info, CancellationToken.None).ToListAsync());
    }

    private static async Task<bool> IsReadAsync(SparkSchema schema, byte[] stream)
    {
        try
        {
            await foreach (var batch in ArrowBatches.ReadAsync(new MemoryStream(stream), schema, UnpackLimit.None, CancellationToken.None))
            {
                batch.Dispose();
            }

            return true;
        }
        catch (LivyDataException)
        {
            return false;
        }
    }

    private static async Task<List<object?[]>> ReadAsync(SparkSchema schema, QueryFormat format, byte[] page)
    {
        var info = new QueryInfo(schema, format, QueryCarrier.Jobs);
        info.Count(page.Length);
        var rows = new List<object?[]>();
        await foreach (var batch in ResultBatches.ReadAsync(_ => Pages(page), info, CancellationToken.None))
        {
            rows.AddRange(RowReader<object?[]>.Create(schema).Read(batch, rows.Count));
        }

        return rows;
    }

    /// <summary>How many rows there are; null if they can not be read.</summary>
    private static async Task<int?> CountAsync(SparkSchema schema, QueryFormat format, byte[] page)
    {
        try
        {
            return (await ReadAsync(schema, format, page)).Count;
        }
        catch (LivyDataException)
        {
            return null;
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Pages(byte[] page)
    {
        await Task.Yield();
        yield return page;
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Disposed()
    {
        await Task.Yield();
        ObjectDisposedException.ThrowIf(true, typeof(LivyClient));
        yield break;
    }

    private static byte[] Sent(string type, IArrowArray array)
    {
        var batch = Table.Of(type, array).Batch;
        using var stream = new MemoryStream();
        using (var writer = new ArrowStreamWriter(stream, batch.Schema, leaveOpen: true))
        {
            writer.WriteRecordBatch(batch);
            writer.WriteEnd();
        }

        return stream.ToArray();
    }

    private static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }
}
