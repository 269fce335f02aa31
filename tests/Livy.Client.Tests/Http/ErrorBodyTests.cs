using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Livy.Client.Tests;

public class ErrorBodyTests
{
    [Theory]
    [InlineData("""{"msg":"Session '7' not found."}""", "Session '7' not found.")]
    [InlineData("""{"message":"Authentication required","status":"401"}""", "Authentication required")]
    [InlineData("""{"Message":"Forbidden"}""", "Forbidden")]
    [InlineData("\"Statement not found\"", "Statement not found")]
    [InlineData("\"two\\nlines \\u00e9 \\ud83d\\ude00\"", "two\nlines é 😀")]
    [InlineData("", "")]
    [InlineData("{}", "")]
    [InlineData("[]", "[]")]
    [InlineData("null", "null")]
    [InlineData("5", "5")]
    [InlineData("""{"msg":null}""", """{"msg":null}""")]
    [InlineData("""{"msg":{"a":1}}""", """{"msg":{"a":1}}""")]
    [InlineData("""{"code":7}""", """{"code":7}""")]
    [InlineData("org.scalatra.servlet.SizeConstraintExceededException: Too large", "org.scalatra.servlet.SizeConstraintExceededException: Too large")]
    [InlineData("{\"msg\":\"cut in the mid", "{\"msg\":\"cut in the mid")]
    [InlineData("  \r\n ", "")]
    public void MessageOf_EachShape_IsTheServersWords(string body, string expected) => MessageOf(body).ShouldBe(expected);

    [Fact]
    public void MessageOf_JettysPage_IsItsTextWithoutMarkup()
    {
        const string Page = """
            <html>
            <head>
            <meta http-equiv="Content-Type" content="text/html;charset=ISO-8859-1"/>
            <title>Error 403 User not authorised to use Livy.</title>
            </head>
            <body><h2>HTTP ERROR 403 User not authorised to use Livy.</h2>
            <table>
            <tr><th>URI:</th><td>/sessions</td></tr>
            </table>
            </body>
            </html>
            """;

        MessageOf(Page).ShouldBe("HTTP ERROR 403 User not authorised to use Livy. URI: /sessions");
    }

    [Fact]
    public void MessageOf_LoginPage_HasNoScriptsAndStyles() =>
        MessageOf("<!DOCTYPE html><HTML><HEAD><title>x</title></HEAD><body><SCRIPT>var token = 'secret';</SCRIPT><style>p{}</style>Sign&nbsp;in &lt;here&gt;</body>")
            .ShouldBe("Sign in <here>");

    [Fact]
    public void MessageOf_EmptyGzipStream_IsEmpty() =>
        ErrorBody.MessageOf(Convert.FromBase64String("H4sIAAAAAAAA/wMAAAAAAAAAAAA=")).ShouldBeEmpty();

    [Fact]
    public void MessageOf_GzipGarbage_IsEmpty() => ErrorBody.MessageOf([0x1f, 0x8b, 0, 255, 254, 3]).ShouldBeEmpty();

    [Fact]
    public void MessageOf_InvalidUtf8InText_ReplacesIt() => ErrorBody.MessageOf([.. "no "u8, 0xff, 0xfe, .. " such"u8]).ShouldBe("no \ufffd\ufffd such");

    [Fact]
    public void MessageOf_InvalidUtf8InJson_DoesNotThrow() => ErrorBody.MessageOf([.. "{\"msg\":\"no "u8, 0xff, .. " such\"}"u8]).ShouldContain("such");

    [Theory]
    [InlineData("""{"msg":"half \ud83d of a pair"}""")]
    [InlineData("\"half \\ud83d of a pair\"")]
    public void MessageOf_LoneSurrogate_DoesNotThrow(string body) => MessageOf(body).ShouldContain("of a pair");

    [Fact]
    public void MessageOf_ByteOrderMark_IsNotPartOfTheWords() => ErrorBody.MessageOf([0xef, 0xbb, 0xbf, .. """{"msg":"gone"}"""u8]).ShouldBe("gone");

    [Fact]
    public void MessageOf_Upto1024Characters_IsWhole() => MessageOf(new string('x', 1024)).ShouldBe(new string('x', 1024));

    [Fact]
    public void MessageOf_MoreThan1024Characters_IsCutAndSaysSo() => MessageOf($"\"{new string('x', 1025)}\"").ShouldBe(new string('x', 1024) + "…");

    [Theory]
    [InlineData("<head ")]
    [InlineData("<script>")]
    [InlineData("<")]
    [InlineData("<style <")]
    [InlineData("&amp;")]
    [InlineData("{\"a\":")]
    [InlineData("[")]
    public void MessageOf_64KbOfAPattern_IsReadAndNotThrown(string pattern) =>
        MessageOf(string.Concat(Enumerable.Repeat(pattern, 64 * 1024 / pattern.Length))).Length.ShouldBeLessThanOrEqualTo(1025);

    [Fact]
    public async Task ReadAsync_OfEndlessBody_StopsAt64Kb()
    {
        var stream = new EndlessStream();
        using var content = new StreamContent(stream);

        (await ErrorBody.ReadAsync(content, CancellationToken.None))!.Length.ShouldBe(1025);

        stream.BytesRead.ShouldBeLessThanOrEqualTo(64 * 1024);
    }

    [Fact]
    public void MessageOf_AnyBytes_NeverThrows() =>
        Prop.ForAll<byte[]>(body => ErrorBody.MessageOf(body).Length <= 1025).QuickCheckThrowOnFailure();

    [Fact]
    public void MessageOf_AnyJsonString_IsItself() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonNull<string>>().Filter(text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get)) == text.Get),
            text => MessageOf(System.Text.Json.JsonSerializer.Serialize(text.Get)) == text.Get).QuickCheckThrowOnFailure();

    [Fact]
    public void VerdictsOf_AnyAnswer_NeverThrow() =>
        Prop.ForAll<int, NonNull<string>>((status, message) => ErrorClassifier.Of(status, message.Get).Code.Value.Length > 0).QuickCheckThrowOnFailure();

    private static string MessageOf(string body) => ErrorBody.MessageOf(Encoding.UTF8.GetBytes(body));
}
