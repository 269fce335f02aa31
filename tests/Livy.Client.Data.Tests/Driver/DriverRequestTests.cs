using System.Text;

namespace Livy.Client.Data.Tests;

public sealed class DriverRequestTests
{
    [Fact]
    public void Open_OfAQuery_SaysPiecesTypesAndValues()
    {
        var sql = NamedSql.Parse("select :a, :b", [("a", 1), ("b", null)]);

        var json = Json(DriverRequest.Open("r", sql, new QueryOptions { Format = QueryFormat.Json, IdleTimeout = TimeSpan.FromSeconds(90) }, view: "v"));

        json.ShouldBe("""{"op":"open","reader":"r","pieces":["select ",", ",""],"types":["int","void"],"values":["1",null],"literals":false,"format":"json","idle":90000,"view":"v"}""");
    }

    [Theory]
    [InlineData(null, "auto")]
    [InlineData(QueryFormat.Arrow, "arrow")]
    [InlineData(QueryFormat.Json, "json")]
    public void Open_OfAFormat_SaysIt(QueryFormat? format, string expected) =>
        Json(DriverRequest.Open("r", new SqlText(["select 1"], []), new QueryOptions { Format = format }, view: null)).ShouldContain($"\"format\":\"{expected}\"");

    [Fact]
    public void Open_WithoutAView_SaysNone() => Json(DriverRequest.Open("r", new SqlText(["select 1"], []), new QueryOptions(), view: null)).ShouldNotContain("view");

    [Fact]
    public void Page_OfAReader_SaysWhichHowLargeAndForHowLongToWait() =>
        Json(DriverRequest.Page("r", 7, 65_536, TimeSpan.FromSeconds(1))).ShouldBe("""{"op":"page","reader":"r","page":7,"bytes":65536,"wait":1000}""");

    [Fact]
    public void Close_OfAReader_NamesItAndItsView()
    {
        Json(DriverRequest.Close("r", view: null)).ShouldBe("""{"op":"close","reader":"r"}""");
        Json(DriverRequest.Close("r", "v")).ShouldBe("""{"op":"close","reader":"r","view":"v"}""");
    }

    [Fact]
    public void Install_Always_IsMarkedAsSuch()
    {
        Json(DriverRequest.Install).ShouldBe("""{"op":"install"}""");
        DriverRequest.Install.IsInstall.ShouldBeTrue();
        DriverRequest.Close("r", null).IsInstall.ShouldBeFalse();
    }

    [Theory]
    [InlineData("' + __import__('os').system('x') + '")]
    [InlineData("\"; System.exit(1); //")]
    [InlineData("\u2028\n\\u0027 ☃ 😀")]
    public void Code_OfAHostileQuery_HoldsNothingOfIt(string text)
    {
        var request = DriverRequest.Open("r", new SqlText([text], []), new QueryOptions(), view: null);

        foreach (var code in new[] { PythonCode.Job(request), PythonCode.Statement(request), ScalaCode.Statement(request) })
        {
            code.ShouldContain(request.Marked);
            code.ShouldNotContain(text);
            code.ShouldAllBe(character => character < 128);
        }
    }

    [Fact]
    public void Code_OfAJob_HasNoLineEnd()
    {
        PythonCode.Job(DriverRequest.Install).ShouldNotContain("\n");
        PythonCode.Job(DriverRequest.Install).ShouldNotContain("\\");
        PythonCode.Job(DriverRequest.Close("r", null)).ShouldNotContain("\n");
    }

    private static string Json(DriverRequest request)
    {
        request.Marked.ShouldStartWith("livyclient:");
        return Encoding.UTF8.GetString(Convert.FromBase64String(request.Marked["livyclient:".Length..]));
    }
}
