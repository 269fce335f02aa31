using System.Buffers.Binary;
using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace Livy.Client.Data.Tests;

public sealed class MessageStreamTests
{
    private const int Prefix = 8;
    private static readonly byte[] Good = Sent();

    [Fact]
    public async Task Read_OfAStream_BringsAllButItsEnd() => (await ReadAsync(Good)).ShouldBe(Good[..^Prefix]);

    [Fact]
    public async Task Read_OfAStreamThatTrickles_BringsTheSame() => (await ReadAsync(new TrickleStream(Good))).ShouldBe(Good[..^Prefix]);

    [Fact]
    public async Task Read_CutAnywhere_SaysSo()
    {
        foreach (var length in Enumerable.Range(0, Good.Length))
        {
            await Should.ThrowAsync<LivyDataException>(() => ReadAsync(Good[..length]), $"{length} bytes");
        }
    }

    [Fact]
    public async Task Read_WithBytesAfterTheEnd_SaysSo() =>
        (await Should.ThrowAsync<LivyDataException>(() => ReadAsync([.. Good, 0]))).Message.ShouldBe("The result can not be read: it goes on after its end.");

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(16 * 1024 * 1024)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public async Task Read_AWrongLengthOfMetadata_CostsNoMemory(int length)
    {
        var wrong = (byte[])Good.Clone();
        BinaryPrimitives.WriteInt32LittleEndian(wrong.AsSpan(sizeof(int)), length);

        (await MemoryOfAsync(() => Should.ThrowAsync<LivyDataException>(() => ReadAsync(wrong)))).ShouldBeLessThan(1024 * 1024);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(int.MaxValue)]
    [InlineData(1L << 30)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public async Task Read_AWrongLengthOfABody_CostsNoMemory(long length)
    {
        var wrong = (byte[])Good.Clone();
        BinaryPrimitives.WriteInt64LittleEndian(wrong.AsSpan(BodyLengthAt(wrong)), length);

        (await MemoryOfAsync(() => Should.ThrowAsync<LivyDataException>(() => ReadAsync(wrong)))).ShouldBeLessThan(1024 * 1024);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public async Task Read_WithoutTheMarkerOfAContinuedMessage_SaysSo(int marker)
    {
        var wrong = (byte[])Good.Clone();
        BinaryPrimitives.WriteInt32LittleEndian(wrong, marker);

        await Should.ThrowAsync<LivyDataException>(() => ReadAsync(wrong));
    }

    [Fact]
    public async Task Read_OfABodyFarLargerThanWhatCameOver_StopsAtTheLimit()
    {
        var endless = Good[..EndOfMetadata(Good)];
        BinaryPrimitives.WriteInt64LittleEndian(endless.AsSpan(BodyLengthAt(endless)), 2_000_000_000);
        var limit = new UnpackLimit(() => 1000);

        var error = await Should.ThrowAsync<LivyDataException>(() => ReadAsync(new ConcatenatedZeros(endless), limit));

        error.Message.ShouldBe("The result can not be read: a part of it is far larger than what came over.");
    }

    [Fact]
    public void Allows_APartInProportionToWhatCameOver_IsTrue()
    {
        new UnpackLimit(() => 0).Allows(64 * 1024 * 1024).ShouldBeTrue();
        new UnpackLimit(() => 0).Allows((64 * 1024 * 1024) + 1).ShouldBeFalse();
        new UnpackLimit(() => 20 * 1024 * 1024).Allows(300 * 1024 * 1024).ShouldBeTrue();
        new UnpackLimit(() => 20 * 1024 * 1024).Allows(400 * 1024 * 1024).ShouldBeFalse();
        UnpackLimit.None.Allows(long.MaxValue).ShouldBeTrue();
    }

    private static Task<byte[]> ReadAsync(byte[] bytes) => ReadAsync(new MemoryStream(bytes));

    private static async Task<byte[]> ReadAsync(Stream inner, UnpackLimit? limit = null)
    {
        await using var messages = new MessageStream(inner, OneColumn.Of("long"), limit ?? UnpackLimit.None);
        using var read = new MemoryStream();
        await messages.CopyToAsync(read);
        return read.ToArray();
    }

    private static async Task<long> MemoryOfAsync(Func<Task> work)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await work();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static byte[] Sent()
    {
        var batch = Table.Of("long", Arrays.BigInts(1, 2, 3)).Batch;
        using var stream = new MemoryStream();
        using (var writer = new ArrowStreamWriter(stream, batch.Schema, leaveOpen: true))
        {
            writer.WriteRecordBatch(batch);
            writer.WriteEnd();
        }

        return stream.ToArray();
    }

    private static int SecondMessage(byte[] stream) => Prefix + BitConverter.ToInt32(stream, sizeof(int));

    private static int EndOfMetadata(byte[] stream) => SecondMessage(stream) + Prefix + BitConverter.ToInt32(stream, SecondMessage(stream) + sizeof(int));

    private static int BodyLengthAt(byte[] stream)
    {
        var start = SecondMessage(stream) + Prefix;
        var table = start + BitConverter.ToInt32(stream, start);
        var entries = table - BitConverter.ToInt32(stream, table);
        return table + BitConverter.ToUInt16(stream, entries + 10);
    }

    /// <summary>Some bytes, then zeros without an end.</summary>
    private sealed class ConcatenatedZeros(byte[] first) : MemoryStream(first)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            buffer.Span[read..].Clear();
            return buffer.Length;
        }
    }
}
