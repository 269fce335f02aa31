using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

namespace Livy.Client.Data.Tests;

public sealed class RecordTests
{
    public sealed record Person(string Name, int Age);

    public sealed record UserRow(long UserId, string? UserName = "nobody", DayOfWeek Day = DayOfWeek.Friday, DayOfWeek? Other = DayOfWeek.Monday, decimal Rate = 1.5m, Guid Key = default, int? Count = 3);

    public sealed record InitRow
    {
        public required string Name { get; init; }

        public int Age { get; init; } = 18;

        public string Shout => $"{Name}!";
    }

    public sealed class SettableRow
    {
        [Column("the_name")]
        public string? Name { get; set; }

        [JsonPropertyName("years")]
        public int Age { get; set; }

        [NotMapped]
        public int Hidden { get; set; } = 1;

        [JsonIgnore]
        public int Ignored { get; set; } = 2;

        public int Private { get; private set; } = 3;
    }

    public sealed record NamedRow([property: Column("n")] string Name, [property: JsonPropertyName("a")] int Age);

    public readonly record struct Point(double X, double Y);

    public struct PlainStruct
    {
        public int X { get; set; }
    }

    public sealed class ManyConstructors
    {
        public ManyConstructors(int x) => X = x;

        [JsonConstructor]
        public ManyConstructors(int x, int y) => X = x + y;

        public int X { get; }
    }

    public sealed class Undecided
    {
        public Undecided(int x) => _ = x;

        public Undecided(int x, int y) => _ = (x, y);
    }

    public abstract record Shape(int X);

    public sealed record Cased(int Id);

    public sealed record Both(int UserName, int User_Name);

    private static Table People => new Table().With("name", "string", Arrays.Strings("Ada", "Bob")).With("age", "integer", Arrays.Ints(36, 40));

    [Fact]
    public void Read_APositionalRecord_TakesColumnsByName() => People.Read<Person>().ShouldBe([new Person("Ada", 36), new Person("Bob", 40)]);

    [Fact]
    public void Read_ColumnsInAnotherOrderAndMore_MakesTheSame()
    {
        var table = new Table().With("AGE", "integer", Arrays.Ints(36)).With("more", "boolean", Arrays.Booleans(true)).With("Name", "string", Arrays.Strings("Ada"));

        table.Read<Person>().ShouldBe([new Person("Ada", 36)]);
    }

    [Fact]
    public void Read_InitProperties_AreSetAndOthersKeepTheirDefault()
    {
        var row = new Table().With("name", "string", Arrays.Strings("Ada")).Read<InitRow>().ShouldHaveSingleItem();

        row.ShouldBe(new InitRow { Name = "Ada", Age = 18 });
        People.Read<InitRow>()[1].Age.ShouldBe(40);
    }

    [Fact]
    public void Read_ARequiredPropertyWithoutColumn_IsRefused() =>
        Should.Throw<LivyDataException>(() => new Table().With("age", "integer", Arrays.Ints(1)).Read<InitRow>()).Message
            .ShouldBe("The row has no column for 'Name' of InitRow: add it to the query, name its column with [Column], or give it a default; the columns are 'age'.");

    [Fact]
    public void Read_AParameterWithoutColumn_IsRefusedWithTheColumnsThereAre() =>
        Should.Throw<LivyDataException>(() => new Table().With("name", "string", Arrays.Strings("Ada")).With("x\ny", "integer", Arrays.Ints(1)).Read<Person>()).Message
            .ShouldBe("The row has no column for 'Age' of Person: add it to the query, name its column with [Column], or give it a default; the columns are 'name', 'x y'.");

    [Fact]
    public void Read_ParametersWithDefaults_TakeThose()
    {
        var table = new Table().With("user_id", "long", Arrays.BigInts(7));

        table.Read<UserRow>().ShouldBe([new UserRow(7)]);
    }

    [Fact]
    public void Read_SnakeCase_FitsPascalCase()
    {
        var table = new Table().With("user_id", "long", Arrays.BigInts(7)).With("user_name", "string", Arrays.Strings("Ada"));

        table.Read<UserRow>().ShouldBe([new UserRow(7, "Ada")]);
    }

    [Fact]
    public void Read_SnakeCaseWithAnExactMember_GoesToThatAlone()
    {
        Should.Throw<LivyDataException>(() => new Table().With("user_name", "integer", Arrays.Ints(1)).Read<Both>()).Message.ShouldContain("no column for 'UserName'");
        new Table().With("user_name", "integer", Arrays.Ints(1)).With("username", "integer", Arrays.Ints(2)).Read<Both>().ShouldBe([new Both(2, 1)]);
    }

    [Fact]
    public void Read_AttributesOfProperties_NameColumns()
    {
        var row = new Table().With("the_name", "string", Arrays.Strings("Ada")).With("years", "integer", Arrays.Ints(36)).With("hidden", "integer", Arrays.Ints(9))
            .With("ignored", "integer", Arrays.Ints(9)).With("private", "integer", Arrays.Ints(9)).Read<SettableRow>().ShouldHaveSingleItem();

        (row.Name, row.Age, row.Hidden, row.Ignored, row.Private).ShouldBe(("Ada", 36, 1, 2, 3));
        new Table().With("n", "string", Arrays.Strings("Ada")).With("a", "integer", Arrays.Ints(36)).Read<NamedRow>().ShouldBe([new NamedRow("Ada", 36)]);
    }

    [Fact]
    public void Read_NoColumnThatFits_IsRefused() => Should.Throw<LivyDataException>(() => new Table().With("x", "integer", Arrays.Ints(1)).Read<SettableRow>()).Message.ShouldContain("no column that SettableRow takes");

    [Fact]
    public void Read_Structs_AreMade()
    {
        new Table().With("x", "double", Arrays.Doubles(1)).With("y", "double", Arrays.Doubles(2)).Read<Point>().ShouldBe([new Point(1, 2)]);
        new Table().With("x", "double", Arrays.Doubles(1)).With("y", "double", Arrays.Doubles(2)).Read<Point?>().ShouldBe([new Point(1, 2)]);
        new Table().With("x", "integer", Arrays.Ints(5)).Read<PlainStruct>()[0].X.ShouldBe(5);
    }

    [Fact]
    public void Read_AMarkedConstructor_IsTaken() => new Table().With("x", "integer", Arrays.Ints(1)).With("y", "integer", Arrays.Ints(2)).Read<ManyConstructors>()[0].X.ShouldBe(3);

    [Fact]
    public void Read_SeveralConstructorsOrNone_IsRefused()
    {
        var table = new Table().With("x", "integer", Arrays.Ints(1));

        Should.Throw<LivyDataException>(() => table.Read<Undecided>()).Message.ShouldContain("mark one with [JsonConstructor]");
        Should.Throw<LivyDataException>(() => table.Read<Shape>()).Message.ShouldContain("which is abstract");
        Should.Throw<LivyDataException>(() => table.Read<IDisposable>()).Message.ShouldContain("IDisposable");
    }

    [Fact]
    public void Read_TwoColumnsOfOneName_IsAmbiguousExceptByPosition()
    {
        var table = new Table().With("id", "integer", Arrays.Ints(1)).With("id", "integer", Arrays.Ints(2));

        Should.Throw<LivyDataException>(() => table.Read<Cased>()).Message.ShouldContain("several columns for 'Id' of Cased: 'id', 'id'; rename them in the query (as)");
        Should.Throw<LivyDataException>(() => table.Read<Dictionary<string, object?>>()).Message.ShouldContain("two columns of one name");
        table.Read<(int, int)>().ShouldBe([(1, 2)]);
        table.Read<object?[]>().ShouldHaveSingleItem().ShouldBe([1, 2]);
    }

    [Fact]
    public void Read_TwoColumnsOfOneNameThatNobodyTakes_AreIgnored() =>
        People.With("id", "integer", Arrays.Ints(1, 1)).With("id", "integer", Arrays.Ints(2, 2)).Read<Person>().Length.ShouldBe(2);

    [Fact]
    public void Read_ANullableReferenceOrNot_TakesNull() => new Table().With("name", "string", Arrays.Strings((string?)null)).With("age", "integer", Arrays.Ints(1)).Read<Person>()[0].Name.ShouldBeNull();

    [Fact]
    public void Read_Tuples_GoByPosition()
    {
        People.Read<(string, int)>().ShouldBe([("Ada", 36), ("Bob", 40)]);
        People.Read<Tuple<string, long>>().ShouldBe([Tuple.Create("Ada", 36L), Tuple.Create("Bob", 40L)]);
        Should.Throw<LivyDataException>(() => People.Read<(string, int, int)>()).Message.ShouldContain("has 2 columns, the tuple 3 items");
    }

    [Fact]
    public void Read_TuplesOfMoreThanSeven_GoByPosition()
    {
        var table = new Table();
        foreach (var number in Enumerable.Range(1, 17))
        {
            table.With("n", "integer", Arrays.Ints(number));
        }

        table.Read<(int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int, int)>().ShouldBe([(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17)]);
    }

    [Fact]
    public void Read_OneValueOfSeveralColumns_IsRefused() =>
        Should.Throw<LivyDataException>(() => People.Read<string>()).Message.ShouldBe("The row has 2 columns, but string is one value: select one column, or read a record or a tuple; the columns are 'name', 'age'.");

    [Fact]
    public void Read_RowsOfUnknownShape_HaveNaturalTypes()
    {
        People.Read<IReadOnlyDictionary<string, object?>>()[0].ShouldBe(new Dictionary<string, object?> { ["name"] = "Ada", ["age"] = 36 });
        ((Dictionary<string, object?>)People.Read<object>()[1])["name"].ShouldBe("Bob");
        People.Read<object?[]>()[1].ShouldBe(["Bob", 40]);
    }

    [Fact]
    public void Read_AFaultInTheMiddle_ComesAfterTheRowsBefore()
    {
        var table = Table.Of("integer", Arrays.Ints([.. Enumerable.Range(0, 2000).Select(number => number == 1500 ? (int?)null : number)]));
        var seen = new List<int>();

        var refused = Should.Throw<LivyDataException>(() => seen.AddRange(RowReader<int>.Create(table.Schema).Read(table.Batch, 0).Select(number => number)));

        refused.Row.ShouldBe(1500);
        Should.Throw<LivyDataException>(() => RowReader<int>.Create(table.Schema).Read(table.Batch, 0).Skip(1500).First()).Row.ShouldBe(1500);
        RowReader<int>.Create(table.Schema).Read(table.Batch, 0).Take(1500).Sum().ShouldBe(Enumerable.Range(0, 1500).Sum());
    }

    [Fact]
    public void Read_TheFirstOfTwoFaults_IsTheOneThatIsSaid()
    {
        var table = new Table().With("name", "string", Arrays.Strings("a", "b", "c")).With("age", "integer", Arrays.Ints(1, 2, null)).With("x", "integer", Arrays.Ints(1, null, 3));

        Should.Throw<LivyDataException>(() => table.Read<(string, int, int)>()).Row.ShouldBe(1);
    }

    [Fact]
    public void Read_TwoBatchesAtOnce_DoNotMix()
    {
        var table = Table.Of("integer", Arrays.Ints([.. Enumerable.Range(0, 1200).Select(number => (int?)number)]));
        var reader = RowReader<int>.Create(table.Schema);

        reader.Read(table.Batch, 0).Zip(reader.Read(table.Batch, 0).Skip(600)).ShouldAllBe(pair => pair.First + 600 == pair.Second);
    }

    [Fact]
    public void Read_NoRows_IsEmpty() => new Table().With("name", "string", Arrays.Strings()).With("age", "integer", Arrays.Ints()).Read<Person>().ShouldBeEmpty();
}
