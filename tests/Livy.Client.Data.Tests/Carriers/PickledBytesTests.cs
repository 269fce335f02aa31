namespace Livy.Client.Data.Tests;

public sealed class PickledBytesTests
{
    /// <summary>What CPython's <c>pickle.dumps</c> writes.</summary>
    public static TheoryData<string, byte[]> Pickles => new()
    {
        { "protocol 3", [0x80, 3, (byte)'C', 2, 1, 2, (byte)'q', 0, (byte)'.'] },
        { "protocol 3, long", [0x80, 3, (byte)'B', 2, 0, 0, 0, 1, 2, (byte)'q', 0, (byte)'.'] },
        { "protocol 4", [0x80, 4, 0x95, 6, 0, 0, 0, 0, 0, 0, 0, (byte)'C', 2, 1, 2, 0x94, (byte)'.'] },
        { "protocol 4, not framed", [0x80, 4, (byte)'B', 2, 0, 0, 0, 1, 2, 0x94, (byte)'.'] },
        { "protocol 4, very long", [0x80, 4, 0x8E, 2, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0x94, (byte)'.'] },
        { "protocol 5, bytearray", [0x80, 5, 0x95, 13, 0, 0, 0, 0, 0, 0, 0, 0x96, 2, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0x94, (byte)'.'] },
        { "protocol 2 of Python 2", [0x80, 2, (byte)'U', 2, 1, 2, (byte)'q', 0, (byte)'.'] },
        { "protocol 2 of Python 2, long", [0x80, 2, (byte)'T', 2, 0, 0, 0, 1, 2, (byte)'r', 0, 0, 0, 0, (byte)'.'] },
        { "protocol 1 of Python 2", [(byte)'U', 2, 1, 2, (byte)'q', 0, (byte)'.'] },
    };

    public static TheoryData<string, byte[]> Others => new()
    {
        { "nothing", [] },
        { "None", [0x80, 4, (byte)'N', (byte)'.'] },
        { "a text", [0x80, 4, 0x8C, 1, (byte)'a', 0x94, (byte)'.'] },
        { "a call", "cbuiltins\neval\n(V1\ntR."u8.ToArray() },
        { "an end alone", [0x80, 4, (byte)'.'] },
        { "no end", [(byte)'C', 1, 7] },
        { "a length beyond the end", [(byte)'C', 3, 1, 2, (byte)'.'] },
        { "a length of 4 GiB", [(byte)'B', 255, 255, 255, 255, 1, 2, (byte)'.'] },
        { "a length of 16 EiB", [0x8E, 255, 255, 255, 255, 255, 255, 255, 255, 1, (byte)'.'] },
        { "HTML", "<html></html>"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Pickles))]
    public void Read_APickleOfBytes_BringsThem(string protocol, byte[] pickle) => PickledBytes.Read(pickle).ToArray().ShouldBe([1, 2], protocol);

    [Fact]
    public void Read_NoBytes_BringsNone() => PickledBytes.Read(new byte[] { 0x80, 3, (byte)'C', 0, (byte)'q', 0, (byte)'.' }).Length.ShouldBe(0);

    [Theory]
    [MemberData(nameof(Others))]
    public void Read_AnythingElse_IsADataException(string what, byte[] pickle) => Should.Throw<LivyDataException>(() => PickledBytes.Read(pickle), what);

    [Theory]
    [MemberData(nameof(Pickles))]
    public void Read_APickleCutAnywhere_IsADataException(string protocol, byte[] pickle)
    {
        foreach (var length in Enumerable.Range(0, pickle.Length))
        {
            Should.Throw<LivyDataException>(() => PickledBytes.Read(pickle.AsMemory(0, length)), $"{protocol}, {length} bytes");
        }
    }
}
