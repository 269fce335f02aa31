namespace Livy.Client.Data.Tests;

public sealed class DriverAnswerTests
{
    /// <summary>As <c>java.util.zip.CRC32</c> says it of <c>123456789</c>: CBF43926.</summary>
    private static readonly byte[] Page = [1, 0xCB, 0xF4, 0x39, 0x26, .. "123456789"u8];

    [Theory]
    [InlineData(1, (int)DriverStatus.Page)]
    [InlineData(2, (int)DriverStatus.LastPage)]
    public void Read_APage_IsWhatIsBehindItsChecksum(byte status, int expected)
    {
        var answer = DriverAnswer.Read(new byte[] { status }.Concat(Page[1..]).ToArray());

        answer.Status.ShouldBe((DriverStatus)expected);
        answer.Content.ToArray().ShouldBe("123456789"u8.ToArray());
    }

    [Fact]
    public void Read_AnEmptyPage_IsOne() => DriverAnswer.Read(new byte[] { 2, 0, 0, 0, 0 }).Content.Length.ShouldBe(0);

    [Fact]
    public void Read_APageWithAnyBitWrong_IsADataException()
    {
        foreach (var bit in Enumerable.Range(8, (Page.Length - 1) * 8))
        {
            var damaged = (byte[])Page.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));

            Should.Throw<LivyDataException>(() => DriverAnswer.Read(damaged), $"bit {bit}");
        }
    }

    [Fact]
    public void Read_APageCutAnywhere_IsADataException()
    {
        foreach (var length in Enumerable.Range(0, Page.Length))
        {
            Should.Throw<LivyDataException>(() => DriverAnswer.Read(Page.AsMemory(0, length)), $"{length} bytes");
        }
    }

    [Theory]
    [InlineData(0, (int)DriverStatus.Done)]
    [InlineData(3, (int)DriverStatus.NotYet)]
    [InlineData(8, (int)DriverStatus.Failed)]
    [InlineData(9, (int)DriverStatus.NotInstalled)]
    public void Read_AnotherAnswer_HasNoChecksum(byte status, int expected)
    {
        var answer = DriverAnswer.Read(new byte[] { status, (byte)'{', (byte)'}' });

        answer.Status.ShouldBe((DriverStatus)expected);
        answer.Content.ToArray().ShouldBe("{}"u8.ToArray());
    }

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData((byte)'<')]
    [InlineData(255)]
    public void Read_AStatusThatIsNone_IsADataException(byte status) => Should.Throw<LivyDataException>(() => DriverAnswer.Read(new byte[] { status, 0, 0, 0, 0 }));
}
