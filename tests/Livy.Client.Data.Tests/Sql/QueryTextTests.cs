using System.Collections.Immutable;
using System.Numerics;

namespace Livy.Client.Data.Tests;

public sealed class QueryTextTests
{
    [Fact]
    public void ToSql_TwoHoles_ArePiecesAndParameters()
    {
        var name = "O'Neil";

        var sql = Sql($"select * from people where age > {30} and name = {name}");

        sql.Pieces.ShouldBe(["select * from people where age > ", " and name = ", ""]);
        sql.Parameters.ShouldBe([new SqlParameter("int", "30"), new SqlParameter("string", "O'Neil")]);
    }

    [Fact]
    public void ToSql_NoHoles_IsOnePiece() => Sql($"select :x, '?'").Pieces.ShouldBe(["select :x, '?'"]);

    [Fact]
    public void ToSql_AList_IsItsElementsInBrackets()
    {
        string?[] names = ["a", null, "c"];

        var sql = Sql($"select 1 where x in {names}");

        sql.Pieces.ShouldBe(["select 1 where x in (", ", ", ", ", ")"]);
        sql.Parameters.ShouldBe([new SqlParameter("string", "a"), new SqlParameter("void", null), new SqlParameter("string", "c")]);
    }

    [Fact]
    public void ToSql_AnEmptyList_IsANullThatNothingEquals() => Sql($"select 1 where x in {ImmutableArray<int>.Empty}").Pieces.ShouldBe(["select 1 where x in (NULL)"]);

    [Fact]
    public void ToSql_AnEndlessList_IsRefused() => Should.Throw<ArgumentException>(() => Sql($"select 1 where x in {Endless()}")).Message.ShouldContain("20000");

    [Fact]
    public void ToSql_AListOfLists_IsRefused()
    {
        int[][] lists = [[1]];

        Should.Throw<ArgumentException>(() => Sql($"select {lists}")).Message.ShouldContain("System.Int32[]");
    }

    [Fact]
    public void ToSql_AnIdentifier_IsTextInBackticks()
    {
        var table = new SqlIdentifier("my.schema", "a`; drop table b --");

        Sql($"select * from {table} where x = {1}").Pieces.ShouldBe(["select * from  `my.schema`.`a``; drop table b --`  where x = ", ""]);
    }

    [Fact]
    public void ToSql_AnIdentifierBesideBackticks_StaysANameOfItsOwn()
    {
        var column = new SqlIdentifier("b");

        Sql($"select `a`{column}`c`").Pieces.ShouldBe(["select `a` `b` `c`"]);
    }

    [Theory]
    [InlineData("'", "quotes")]
    [InlineData("\"", "quotes")]
    [InlineData("r'\\", "quotes")]
    [InlineData("`", "backticks")]
    [InlineData("-- ", "comment")]
    [InlineData("/* ", "comment")]
    public void AppendFormatted_NotInCode_SaysWhatToRemove(string before, string place)
    {
        var text = new QueryText(0, 1);
        text.AppendLiteral(before);

        Should.Throw<ArgumentException>(() => text.AppendFormatted("x", "name")).Message.ShouldContain(place);
        Should.Throw<ArgumentException>(() => text.AppendFormatted(new SqlIdentifier("x"), "name")).Message.ShouldContain("parameter name stands");
    }

    [Fact]
    public void AppendFormatted_BetweenTwoStrings_IsAParameter() => Sql($"select '{{' || {1} || '}}'").Parameters.Count.ShouldBe(1);

    [Fact]
    public void AppendFormatted_AFormatOrAWidth_IsRefused()
    {
        var number = 1.5;

        Should.Throw<ArgumentException>(() => Sql($"select {number:N2}")).Message.ShouldContain("no format");
        Should.Throw<ArgumentException>(() => Sql($"select {number,5}")).Message.ShouldContain("no width");
        Should.Throw<ArgumentException>(() => Sql($"select {number,5:N2}")).Message.ShouldContain("no format");
    }

    [Fact]
    public void AppendFormatted_AnUnknownType_NamesTheTypeAndTheHole()
    {
        var version = new Version(1, 2);

        var refusal = Should.Throw<ArgumentException>(() => Sql($"select {version}"));

        refusal.Message.ShouldContain("The parameter version is a System.Version");
        refusal.Message.ShouldNotContain("1.2");
    }

    [Fact]
    public void AppendFormatted_HalfASurrogatePair_IsRefusedWithoutItsText()
    {
        var text = "secret\ud83d";

        Should.Throw<ArgumentException>(() => Sql($"select {text}")).Message.ShouldNotContain("secret");
        Should.Throw<ArgumentException>(() => Sql($"select {text[^1]}"));
        Should.Throw<ArgumentException>(() => Sql($"select '\udc00', {1}"));
        Should.Throw<ArgumentException>(() => new SqlIdentifier(text));
    }

    [Fact]
    public void AppendFormatted_MoreThanOneMebibyte_IsRefused()
    {
        var half = new string('ü', SqlTextBuilder.MaxSize / 4);

        Should.Throw<ArgumentException>(() => Sql($"select {half}, {half}, {1}")).Message.ShouldContain("1 MiB");
    }

    [Fact]
    public void AppendFormatted_ASpan_IsAString() => Sql($"select {"abc".AsSpan(1)}").Parameters.ShouldBe([new SqlParameter("string", "bc")]);

    [Fact]
    public void ToString_OfAParameter_DoesNotTellTheValue() => Sql($"select {"secret"}").Parameters[0].ToString().ShouldBe("string");

    [Theory]
    [InlineData()]
    [InlineData("")]
    public void NewIdentifier_WithoutAName_IsRefused(params string[] parts) => Should.Throw<ArgumentException>(() => new SqlIdentifier(parts));

    [Fact]
    public void Overloads_OfTextAndQueryText_TakeParametersUnlessAllIsConstant()
    {
        const string Constant = "x";
        var variable = "x";

        WhatIsTaken($"select {variable}").ShouldBe("parameters");
        WhatIsTaken($"select {Constant}, {variable}").ShouldBe("parameters");
        WhatIsTaken($"select {1}").ShouldBe("parameters");
        WhatIsTaken($"select {Constant}").ShouldBe("text");
    }

    private static string WhatIsTaken(QueryText text, CancellationToken cancellationToken = default) => text.ToSql().Pieces.Count > 0 && !cancellationToken.IsCancellationRequested ? "parameters" : "";

    private static string WhatIsTaken(string text, params (string Name, object? Value)[] parameters) => text.Length > parameters.Length ? "text" : "";

    private static SqlText Sql(QueryText text) => text.ToSql();

    private static IEnumerable<BigInteger> Endless()
    {
        while (true)
        {
            yield return BigInteger.One;
        }
    }
}
