using FsCheck;
using FsCheck.Fluent;

namespace Livy.Client.Tests;

public class RequestPathTests
{
    [Theory]
    [InlineData("7", "/sessions/7")]
    [InlineData("007", "/sessions/007")]
    [InlineData("my session", "/sessions/my%20session")]
    [InlineData("hé/你 😀?x=1", "/sessions/h%C3%A9%2F%E4%BD%A0%20%F0%9F%98%80%3Fx%3D1")]
    [InlineData("  padded ", "/sessions/%20%20padded%20")]
    [InlineData("-5", "/sessions/-5")]
    [InlineData("100%", "/sessions/100%25")]
    [InlineData("a%2Fb", "/sessions/a%252Fb")]
    [InlineData("../x", "/sessions/..%2Fx")]
    [InlineData("a/../b", "/sessions/a%2F..%2Fb")]
    [InlineData("a\\b", "/sessions/a%5Cb")]
    [InlineData("a#b", "/sessions/a%23b")]
    [InlineData("a;b:c@d", "/sessions/a%3Bb%3Ac%40d")]
    [InlineData("٣", "/sessions/%D9%A3")]
    [InlineData("0b0f9bcb-96a3-4b9e-a1ae-1e0a5f0f8a50", "/sessions/0b0f9bcb-96a3-4b9e-a1ae-1e0a5f0f8a50")]
    public void AppendSegment_OfName_EscapesWhatAUrlCanNotHold(string id, string expected) => PathOf(id).ShouldBe(expected);

    [Fact]
    public void AppendSegment_OfLongName_OutgrowsTheBuffer()
    {
        var name = new string('x', 100_000);

        PathOf(name).ShouldBe("/sessions/" + name);
    }

    [Fact]
    public void AppendQuery_OfNull_AppendsNothing()
    {
        var path = new RequestPath(stackalloc char[4]);
        path.Append("/sessions");
        path.AppendQuery("from", (int?)null);
        path.AppendQuery("doAs", (string?)null);

        path.ToStringAndClear().ShouldBe("/sessions");
    }

    [Fact]
    public void AppendQuery_OfSeveral_SeparatesThem()
    {
        var path = new RequestPath(stackalloc char[4]);
        path.Append("/sessions");
        path.AppendQuery("from", -3);
        path.AppendQuery("size", int.MaxValue);
        path.AppendQuery("doAs", "a&b=c+d");

        path.ToStringAndClear().ShouldBe("/sessions?from=-3&size=2147483647&doAs=a%26b%3Dc%2Bd");
    }

    [Fact]
    public void AppendQuery_OfEmptyText_KeepsTheName()
    {
        var path = new RequestPath(stackalloc char[4]);
        path.AppendQuery("order", string.Empty);

        path.ToStringAndClear().ShouldBe("?order=");
    }

    /// <summary>What HttpClient writes into the request line, decoded as a server decodes it, is the name.</summary>
    [Fact]
    public void AppendSegment_OfAnyName_IsDecodedToTheSameName() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonWhiteSpaceString>().Filter(name => name.Get.Trim('.').Length > 0 && IsUnicode(name.Get)),
            name => SegmentOnTheWire(name.Get) == name.Get).QuickCheckThrowOnFailure();

    private static bool IsUnicode(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)) == text;

    private static string SegmentOnTheWire(string name)
    {
        var onTheWire = new Uri("http://livy:8998" + PathOf(name) + "/state").PathAndQuery;
        onTheWire.Split('/').Length.ShouldBe(4);
        return Uri.UnescapeDataString(onTheWire.Split('/')[2]);
    }

    private static string PathOf(LivyId id)
    {
        var path = new RequestPath(stackalloc char[16]);
        path.Append("/sessions/");
        path.AppendSegment(id);
        return path.ToStringAndClear();
    }
}
