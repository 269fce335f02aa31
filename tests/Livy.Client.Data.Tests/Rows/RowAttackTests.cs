using System.Linq.Expressions;
using Apache.Arrow;

namespace Livy.Client.Data.Tests;

public sealed class RowAttackTests
{
    private const string VoidArray = """{"type":"array","elementType":"void","containsNull":true}""";

    private sealed record Hidden(int X);

    private sealed record Outer(Hidden Inner);

    public sealed class ByReference
    {
        public ByReference(in int x) => X = x;

        public int X { get; }
    }

    public sealed record Picky
    {
        public Picky(int x) => X = x < 3 ? x : throw new InvalidTimeZoneException("3");

        public int X { get; }
    }

    public sealed class Counted
    {
        [ThreadStatic]
        private static int _made;

        public Counted(string text) => (Text, _made) = (text, _made + 1);

        public static int Made => _made;

        public string Text { get; }
    }

    public class Base
    {
        public object? Value { get; set; }

        public virtual int Number { get; set; }
    }

    public sealed class Derived : Base
    {
        public new string? Value { get; set; }

        public override int Number { get; set; }

        public int this[int index] => index;

        public static int Shared { get; set; }
    }

    [Fact]
    public void Read_PrivateTypes_AreMade()
    {
        var type = $$"""{"type":"struct","fields":[{{FieldJson.Of("x", "integer")}}]}""";

        new Table().With("inner", type, Arrays.Structs([false], Arrays.Ints(1))).Read<Outer>().ShouldBe([new Outer(new Hidden(1))]);
    }

    [Fact]
    public void Read_AConstructorByReference_IsCalled() => new Table().With("x", "integer", Arrays.Ints(5)).Read<ByReference>()[0].X.ShouldBe(5);

    [Fact]
    public void Read_AConstructorThatThrows_ThrowsThat() => Should.Throw<InvalidTimeZoneException>(() => new Table().With("x", "integer", Arrays.Ints(1, 3)).Read<Picky>());

    [Fact]
    public void Read_PropertiesThatHideOthers_AreTheOnesThatAreSet()
    {
        var row = new Table().With("value", "string", Arrays.Strings("a")).With("number", "integer", Arrays.Ints(7)).With("shared", "integer", Arrays.Ints(9)).With("item", "integer", Arrays.Ints(9)).Read<Derived>()[0];

        (row.Value, ((Base)row).Value, row.Number, Derived.Shared).ShouldBe(("a", null, 7, 0));
    }

    [Fact]
    public void Read_LargeRows_AreNotMadeFarAhead()
    {
        var table = new Table().With("text", "string", Arrays.Strings([.. Enumerable.Range(0, 20).Select(number => new string((char)('a' + number), 1_000_000))]));

        RowReader<Counted>.Create(table.Schema).Read(table.Batch, 0).ElementAt(2).Text[0].ShouldBe('c');

        Counted.Made.ShouldBe(3);
    }

    [Fact]
    public void Read_AnArrayOfVoid_IsAnArrayOfNulls()
    {
        var table = Table.Of(VoidArray, Arrays.Lists(new NullArray(3), 2, 1));

        table.Read<string?[]>()[0].ShouldBe([null, null]);
        Should.Throw<LivyDataException>(() => table.Read<int[]>()).Column.ShouldBe("v[0]");
    }

    [Theory]
    [InlineData(typeof(TimeOnly))]
    [InlineData(typeof(Half))]
    [InlineData(typeof(char))]
    [InlineData(typeof(Version))]
    [InlineData(typeof(Stream))]
    [InlineData(typeof(Expression<Func<int>>))]
    [InlineData(typeof(int[,]))]
    [InlineData(typeof(Action))]
    [InlineData(typeof(List<TimeOnly>))]
    [InlineData(typeof(Dictionary<string, string>))]
    public void Create_ATypeThatNothingCanBeReadAs_IsADataException(Type type)
    {
        var create = typeof(RowReader<>).MakeGenericType(type).GetMethod(nameof(RowReader<>.Create))!;

        Should.Throw<System.Reflection.TargetInvocationException>(() => create.Invoke(null, [Table.Of("integer", Arrays.Ints(1)).Schema])).InnerException.ShouldBeOfType<LivyDataException>();
    }

    [Fact]
    public void Read_OneTypeFromOtherColumns_TakesWhatThereIs()
    {
        new Table().With("number", "integer", Arrays.Ints(7)).Read<Derived>()[0].Number.ShouldBe(7);
        new Table().With("value", "string", Arrays.Strings("a")).Read<Derived>()[0].Value.ShouldBe("a");
        new Table().With("number", "long", Arrays.BigInts(8)).Read<Derived>()[0].Number.ShouldBe(8);
    }

    [Fact]
    public void Read_AMapWhoseKeysAreNoTexts_IsADictionaryOfThose()
    {
        var table = Table.Of("""{"type":"map","keyType":"integer","valueType":"string","valueContainsNull":true}""", Arrays.Maps(Arrays.Ints(1, 2), Arrays.Strings("a", null), 2));

        table.Read<Dictionary<int, string?>>()[0].ShouldBe(new Dictionary<int, string?> { [1] = "a", [2] = null });
        table.Read<Dictionary<DayOfWeek, string?>>()[0][DayOfWeek.Monday].ShouldBe("a");
        table.Read<object?[]>()[0][0].ShouldBe(new Dictionary<object, object?> { [1] = "a", [2] = null });
    }

    [Fact]
    public void Read_ManyThreadsOnReadersOfTheirOwn_ReadTheSame()
    {
        var table = new Table().With("value", "string", Arrays.Strings("a", null)).With("number", "integer", Arrays.Ints(1, 2));
        var (schema, batch) = (table.Schema, table.Batch);

        var sums = ParallelEnumerable.Range(0, 200).Select(_ => RowReader<Derived>.Create(schema).Read(batch, 0).Sum(row => row.Number)).ToArray();

        sums.ShouldAllBe(sum => sum == 3);
    }
}
