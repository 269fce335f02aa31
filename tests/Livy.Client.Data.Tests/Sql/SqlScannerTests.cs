using FsCheck;
using FsCheck.Fluent;

namespace Livy.Client.Data.Tests;

public sealed class SqlScannerTests
{
    private static readonly Gen<string> Mischief = Gen.Elements(":hidden", "'", "\"", "`", "--", "/*", "*/", "/*+", "\\", "\n", "r", "${x}", ";", "🙂", "e+5", "é", " ", "\0").ArrayOf().Select(string.Concat);

    [Theory]
    [InlineData("", SqlPlace.Code)]
    [InlineData("select 'a''b'", SqlPlace.Code)]
    [InlineData("select 'a\\'", SqlPlace.Quotes)]
    [InlineData("select 'a\\\\'", SqlPlace.Code)]
    [InlineData("select \"a\\\"", SqlPlace.Quotes)]
    [InlineData("select r'a\\'", SqlPlace.Code)]
    [InlineData("select R\"a\\\"", SqlPlace.Code)]
    [InlineData("select bar'a\\'", SqlPlace.Quotes)]
    [InlineData("select 1e+5r'a\\'", SqlPlace.Code)]
    [InlineData("select 1e5r'a\\'", SqlPlace.Quotes)]
    [InlineData("select 1.5e-5BDr'a\\'", SqlPlace.Code)]
    [InlineData("select `a``b", SqlPlace.Backticks)]
    [InlineData("select `a\\`", SqlPlace.Code)]
    [InlineData("select 1 -- '", SqlPlace.Comment)]
    [InlineData("select 1 -- '\n", SqlPlace.Code)]
    [InlineData("select 1 -- '\r", SqlPlace.Code)]
    [InlineData("select 1 -- \\\n", SqlPlace.Comment)]
    [InlineData("select 1 -- \\\r\n", SqlPlace.Code)]
    [InlineData("select /* /* */", SqlPlace.Comment)]
    [InlineData("select /* /* */ */", SqlPlace.Code)]
    [InlineData("select /*/", SqlPlace.Comment)]
    [InlineData("select /*+ coalesce(", SqlPlace.Code)]
    [InlineData("select /* /*+ */", SqlPlace.Code)]
    [InlineData("select 1 */* 2", SqlPlace.Code)]
    [InlineData("select 1 - -1 / * 2", SqlPlace.Code)]
    public void EndOf_AText_IsWhereSparksLexerIs(string sql, object place) => SqlScanner.EndOf(sql).ShouldBe((SqlPlace)place);

    [Theory]
    [InlineData("a = :a and b=:b_2 or c in(:C)", "a,b_2,C")]
    [InlineData(":a", "a")]
    [InlineData("x::int, '1' ::date, x:::a", "")]
    [InlineData("raw:owner, raw:store.fruit[0], f(x):y, `a b`:z, x[0]:y, '{}':z", "")]
    [InlineData("cast(x as struct<a:int, b: int>)", "")]
    [InlineData("':a' \":b\" `:c` r':d' /* :e /* :f */ :g */ -- :h", "")]
    [InlineData("/*+ repartition(:n) */ :m", "n,m")]
    [InlineData(":1a : b :", "")]
    [InlineData(":r'x' :R\"x\" :r", "r")]
    [InlineData("-:a+:b*:c/:d", "a,b,c,d")]
    public void MarkersOf_AText_AreTheNamedParameters(string sql, string names) => string.Join(',', SqlScanner.MarkersOf(sql).Select(marker => marker.Name)).ShouldBe(names);

    [Fact]
    public void MarkersOf_AnyStrings_FindsNothingWithinThem() => Prop.ForAll(
        Mischief.ToArbitrary(),
        text =>
        {
            var quoted = $"""
                select '{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}',
                "{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\"\"", StringComparison.Ordinal)}",
                r'{text.Replace("'", "", StringComparison.Ordinal)}', R"{text.Replace("\"", "", StringComparison.Ordinal)}", {new SqlIdentifier($"a{text}")},
                /* {text.Replace("*", "", StringComparison.Ordinal)} */ :found -- {text.Replace("\n", "", StringComparison.Ordinal)}
                """;
            SqlScanner.MarkersOf(quoted).ShouldHaveSingleItem().Name.ShouldBe("found");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void ToSql_AnyText_LeavesThePiecesAsTheyAre() => Prop.ForAll(
        Mischief.ToArbitrary(),
        ArbMap.Default.ArbFor<NonNull<string>>(),
        (text, other) =>
        {
            var whole = string.Concat(other.Get.Where(character => !char.IsSurrogate(character)));

            var sql = NamedSql.Parse("select :a, ':a', :b", ("a", text), ("b", whole));

            sql.Pieces.ShouldBe(["select ", ", ':a', ", ""]);
            sql.Parameters.ShouldBe([new SqlParameter("string", text), new SqlParameter("string", whole)]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void MarkersOf_AnyText_AreNamesBehindColonsInOrder() => Prop.ForAll(
        Mischief.ToArbitrary(),
        text =>
        {
            var end = 0;
            foreach (var marker in SqlScanner.MarkersOf(text))
            {
                marker.Start.ShouldBeGreaterThanOrEqualTo(end);
                text[marker.Start..marker.End].ShouldBe($":{marker.Name}");
                end = marker.End;
            }
        }).QuickCheckThrowOnFailure();
}
