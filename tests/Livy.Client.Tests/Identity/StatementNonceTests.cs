namespace Livy.Client.Tests;

public class StatementNonceTests
{
    [Theory]
    [InlineData("1 + 1")]
    [InlineData("")]
    [InlineData("print('x')\n")]
    [InlineData("x = 1\r\n  \t ")]
    public void Strip_OfMarkedCode_IsTheCode(string code)
    {
        var nonce = StatementNonce.Create();

        var marked = StatementNonce.Mark(code, nonce);

        StatementNonce.Of(marked).ShouldBe(nonce);
        StatementNonce.Strip(marked).ShouldBe(code);
    }

    [Theory]
    [InlineData("1 + 1")]
    [InlineData("1 + 1\n")]
    [InlineData("1 + 1\n   ")]
    [InlineData("")]
    public void Of_CodeWithoutAMark_IsNull(string code)
    {
        StatementNonce.Of(code).ShouldBeNull();
        StatementNonce.Strip(code).ShouldBe(code);
    }

    [Fact]
    public void Create_ManyTimes_IsAlwaysAnother() => Enumerable.Range(0, 10_000).Select(_ => StatementNonce.Create()).Distinct(StringComparer.Ordinal).Count().ShouldBe(10_000);

    [Fact]
    public void Fits_AfterABackslash_DoesNot()
    {
        StatementNonce.Fits("x = 1 + \\").ShouldBeFalse();
        StatementNonce.Fits("x = 1").ShouldBeTrue();
    }
}
