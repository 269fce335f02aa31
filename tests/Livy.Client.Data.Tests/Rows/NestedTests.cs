using Apache.Arrow;

namespace Livy.Client.Data.Tests;

public sealed class NestedTests
{
    private const string IntArray = """{"type":"array","elementType":"integer","containsNull":true}""";
    private const string LongMap = """{"type":"map","keyType":"string","valueType":"long","valueContainsNull":true}""";
    private static readonly string AddressType = $$"""{"type":"struct","fields":[{{FieldJson.Of("city", "string")}},{{FieldJson.Of("zip", "integer")}}]}""";
    private static readonly string AddressArray = $$"""{"type":"array","elementType":{{AddressType}},"containsNull":true}""";

    public sealed record Address(string City, int Zip);

    public readonly record struct Spot(string City, int Zip);

    public sealed record Person(string Name, Address? Address, IReadOnlyList<int>? Marks = null);

    public sealed record Place(Address[] Places);

    private static IArrowArray Addresses => Arrays.Structs([false, true, false], Arrays.Strings("Bonn", null, "Köln"), Arrays.Ints(53111, null, 50667));

    [Fact]
    public void Read_AStruct_IsARecord()
    {
        var table = new Table().With("name", "string", Arrays.Strings("a", "b", "c")).With("address", AddressType, Addresses);

        table.Read<Person>().ShouldBe([new("a", new("Bonn", 53111)), new("b", null), new("c", new("Köln", 50667))]);
        table.Read<(string, Spot?)>().ShouldBe([("a", new Spot("Bonn", 53111)), ("b", null), ("c", new Spot("Köln", 50667))]);
        table.Read<(string, (string, int)?)>()[2].Item2.ShouldBe(("Köln", 50667));
        Should.Throw<LivyDataException>(() => table.Read<(string, Spot)>()).Message.ShouldStartWith("Column 'address' (struct<city:string,zip:int>) of row 1 is NULL");
    }

    [Fact]
    public void Read_AStructOfUnknownShape_IsADictionary()
    {
        var table = Table.Of(AddressType, Addresses);

        var rows = table.Read<object?[]>();

        rows[0][0].ShouldBe(new Dictionary<string, object?> { ["city"] = "Bonn", ["zip"] = 53111 });
        rows[1][0].ShouldBeNull();
    }

    [Fact]
    public void Read_AFieldThatDoesNotFit_IsNamedWithItsPath()
    {
        var zips = Arrays.Structs([false, false], Arrays.Strings("x", "y"), Arrays.Ints(1, null));
        var refused = Should.Throw<LivyDataException>(() => new Table().With("name", "string", Arrays.Strings("a", "b")).With("address", AddressType, zips).Read<Person>());

        (refused.Column, refused.SparkType, refused.Row).ShouldBe(("address.zip", "int", 1));
        Should.Throw<LivyDataException>(() => Table.Of(AddressType, zips).Read<ValueTuple<Tuple<string>>>()).Column.ShouldBe("v");
    }

    [Fact]
    public void Read_AnArray_IsEachKindOfList()
    {
        var table = Table.Of(IntArray, Arrays.Lists(Arrays.Ints(1, 2, 3), 2, 0, null, 1));
        int[]?[] expected = [[1, 2], [], null, [3]];

        table.Read<int[]?>().ShouldBe(expected);
        table.Read<List<int>?>().Select(list => list?.ToArray()).ShouldBe(expected);
        table.Read<IReadOnlyList<int>?>().Select(list => list?.ToArray()).ShouldBe(expected);
        table.Read<IEnumerable<int>?>().Select(list => list?.ToArray()).ShouldBe(expected);
        table.Read<IList<int>?>().Select(list => list?.ToArray()).ShouldBe(expected);
        table.Read<ICollection<long>?>()[0]!.ShouldBe([1L, 2L]);
        table.Read<object?[]>()[0].ShouldHaveSingleItem().ShouldBe(new object?[] { 1, 2 });
        Should.Throw<LivyDataException>(() => table.Read<string>()).Message.ShouldContain("read it as an array, List<T> or an interface of them");
    }

    [Fact]
    public void Read_NullInAnArray_IsNamedWithItsPosition()
    {
        var table = Table.Of(IntArray, Arrays.Lists(Arrays.Ints(1, 2, 3, null), 2, 2));

        Should.Throw<LivyDataException>(() => table.Read<int[]>()).ShouldSatisfyAllConditions(refused => refused.Column.ShouldBe("v[1]"), refused => refused.Row.ShouldBe(1), refused => refused.SparkType.ShouldBe("int"));
        table.Read<int?[]>()[1].ShouldBe([3, null]);
    }

    [Fact]
    public void Read_AnArrayOfStructs_IsAnArrayOfRecords()
    {
        var table = new Table().With("places", AddressArray, Arrays.Lists(Addresses, 0, 3));

        table.Read<Place>()[1].Places.ShouldBe([new Address("Bonn", 53111), null!, new Address("Köln", 50667)]);
        table.Read<List<Spot?>>()[1].ShouldBe([new Spot("Bonn", 53111), null, new Spot("Köln", 50667)]);
    }

    [Fact]
    public void Read_AnArrayInAStructInAnArray_NamesTheWholePath()
    {
        var inner = $$"""{"type":"struct","fields":[{{FieldJson.Of("x", IntArray)}}]}""";
        var lists = Arrays.Lists(Arrays.Ints(1, 2, 3, 4, 5, null), 1, 2, 3);
        var table = new Table().With("a{}b", $$"""{"type":"array","elementType":{{inner}},"containsNull":true}""", Arrays.Lists(Arrays.Structs([false, false, false], lists), 1, 2));

        Should.Throw<LivyDataException>(() => table.Read<Tuple<int[]>[]>()).ShouldSatisfyAllConditions(refused => refused.Column.ShouldBe("a{}b[1].x[2]"), refused => refused.Row.ShouldBe(1));
    }

    [Fact]
    public void Read_AMap_IsEachKindOfDictionary()
    {
        var table = Table.Of(LongMap, Arrays.Maps(Arrays.Strings("a", "b", "c"), Arrays.BigInts(1, 2, null), 2, null, 0, 1));
        var expected = new Dictionary<string, long?> { ["a"] = 1, ["b"] = 2 };

        table.Read<Dictionary<string, long?>?>().ShouldSatisfyAllConditions(
            rows => rows[0].ShouldBe(expected), rows => rows[1].ShouldBeNull(), rows => rows[2]!.ShouldBeEmpty(), rows => rows[3]!["c"].ShouldBeNull());
        table.Read<IReadOnlyDictionary<string, long?>>()[0].ShouldBe(expected);
        table.Read<IDictionary<string, decimal?>>()[0]["b"].ShouldBe(2m);
        table.Read<object?[]>()[0][0].ShouldBe(new Dictionary<string, object?> { ["a"] = 1L, ["b"] = 2L });
        Should.Throw<LivyDataException>(() => table.Read<Dictionary<string, long>>()).ShouldSatisfyAllConditions(refused => refused.Column.ShouldBe("v[0]"), refused => refused.Row.ShouldBe(3));
    }

    [Fact]
    public void Read_AMapWithOneKeyTwice_IsRefused() =>
        Should.Throw<LivyDataException>(() => Table.Of(LongMap, Arrays.Maps(Arrays.Strings("a", "a"), Arrays.BigInts(1, 2), 2)).Read<Dictionary<string, long>>()).Column.ShouldBe("v[1].key");

    [Fact]
    public void Read_SlicedArrays_StartWhereTheyStart()
    {
        var table = new Table().With("address", AddressType, ArrowArrayFactory.Slice(Addresses, 2, 1)).With("list", IntArray, ArrowArrayFactory.Slice(Arrays.Lists(Arrays.Ints(1, 2, 3), 1, null, 2), 2, 1))
            .With("map", LongMap, ArrowArrayFactory.Slice(Arrays.Maps(Arrays.Strings("a", "b"), Arrays.BigInts(1, 2), 1, null, 1), 2, 1)).With("flag", "boolean", ArrowArrayFactory.Slice(Arrays.Booleans(false, null, true), 2, 1))
            .With("text", "string", ArrowArrayFactory.Slice(Arrays.Strings("a", null, "c"), 2, 1)).With("number", "long", ArrowArrayFactory.Slice(Arrays.BigInts(1, null, 3), 2, 1));

        var row = RowReader<(Address, int[], Dictionary<string, long>, bool, string, long)>.Create(table.Schema).Read(table.Batch, 0).ShouldHaveSingleItem();

        row.ShouldSatisfyAllConditions(
            made => made.Item1.ShouldBe(new Address("Köln", 50667)), made => made.Item2.ShouldBe([2, 3]), made => made.Item3.ShouldBe(new Dictionary<string, long> { ["b"] = 2 }),
            made => made.Item4.ShouldBeTrue(), made => made.Item5.ShouldBe("c"), made => made.Item6.ShouldBe(3));
    }

    [Fact]
    public void Read_MoreElementsThanABlock_AreAllRead()
    {
        int?[] numbers = [.. Enumerable.Range(0, 5000).Select(number => (int?)number)];
        var structs = Arrays.Structs(new bool[5000], Arrays.Strings([.. numbers.Select(number => $"c{number}")]), Arrays.Ints(numbers));

        var places = new Table().With("places", AddressArray, Arrays.Lists(structs, 1, 4999)).Read<Place>()[1].Places;

        places.ShouldBe(Enumerable.Range(1, 4999).Select(number => new Address($"c{number}", number)));
    }
}
