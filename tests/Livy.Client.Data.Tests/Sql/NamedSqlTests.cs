namespace Livy.Client.Data.Tests;

public sealed class NamedSqlTests
{
    [Fact]
    public void Parse_NoParameters_LeavesTheTextAlone()
    {
        var sql = NamedSql.Parse("select :a, 'open");

        sql.Pieces.ShouldBe(["select :a, 'open"]);
        sql.Parameters.ShouldBeEmpty();
    }

    [Fact]
    public void Parse_ANameTwice_IsTheValueTwice()
    {
        var sql = NamedSql.Parse("select :a + :a", ("a", 1));

        sql.Pieces.ShouldBe(["select ", " + ", ""]);
        sql.Parameters.ShouldBe([new SqlParameter("int", "1"), new SqlParameter("int", "1")]);
    }

    [Fact]
    public void Parse_AListAndAName_AreExpanded()
    {
        var sql = NamedSql.Parse("select * from :table where id in :ids", ("ids", new[] { 1, 2 }), ("table", new SqlIdentifier("t")));

        sql.Pieces.ShouldBe(["select * from  `t`  where id in (", ", ", ")"]);
    }

    [Fact]
    public void Parse_ANameWithoutValue_NamesIt() => Should.Throw<ArgumentException>(() => NamedSql.Parse("select :a, :b", ("a", 1))).Message.ShouldContain(":b");

    [Fact]
    public void Parse_AValueWithoutPlace_NamesIt() => Should.Throw<ArgumentException>(() => NamedSql.Parse("select ':b', :a", ("a", 1), ("b", 2))).Message.ShouldContain(":b");

    [Fact]
    public void Parse_AnotherCase_IsAnotherName() => Should.Throw<ArgumentException>(() => NamedSql.Parse("select :A", ("a", 1)));

    [Fact]
    public void Parse_ANameGivenTwice_IsRefused() => Should.Throw<ArgumentException>(() => NamedSql.Parse("select :a", ("a", 1), ("a", 2))).Message.ShouldContain("twice");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Parse_AnEmptyName_IsRefused(string? name) => Should.Throw<ArgumentException>(() => NamedSql.Parse("select 1", (name!, 1)));

    [Fact]
    public void Parse_AValueOfAnUnknownType_NamesIt() => Should.Throw<ArgumentException>(() => NamedSql.Parse("select :a", ("a", TimeOnly.MinValue))).Message.ShouldContain("The parameter a is a System.TimeOnly");
}
