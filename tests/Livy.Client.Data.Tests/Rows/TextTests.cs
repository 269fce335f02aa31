using System.Text;

namespace Livy.Client.Data.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData("string")]
    [InlineData("char(5)")]
    [InlineData("varchar(50)")]
    public void Read_Texts_AreStrings(string type) => Table.Of(type, Arrays.Strings("", "grün 🌍\0", null)).Read<string?>().ShouldBe(["", "grün 🌍\0", null]);

    [Fact]
    public void Read_TextsWithLargeOffsets_AreStrings() => Table.Of("string", Arrays.LargeStrings("a", null, "bc")).Read<string?>().ShouldBe(["a", null, "bc"]);

    [Fact]
    public void Read_AText_IsAGuidOrAUri()
    {
        var guid = Guid.NewGuid();

        Table.Of("string", Arrays.Strings(guid.ToString(), null)).Read<Guid?>().ShouldBe([guid, null]);
        Table.Of("string", Arrays.Strings("http://a/b")).Read<Uri>().ShouldBe([new Uri("http://a/b")]);
        Should.Throw<LivyDataException>(() => Table.Of("string", Arrays.Strings("x")).Read<Guid>()).Message.ShouldBe("Column 'v' (string) of row 0 has a value that is no Guid: read it as string.");
    }

    [Fact]
    public void Read_ATextThatIsNoUtf8_IsRepairedAndItsBytesCanBeHad()
    {
        byte[] latin = [0x67, 0x72, 0xFC, 0x6E];
        var table = Table.Of("binary", Arrays.Binaries(latin));

        table.Read<string>().ShouldBe(["gr\uFFFDn"]);
        table.Read<byte[]>()[0].ShouldBe(latin);
        Table.Of("string", Arrays.Strings("grün")).Read<byte[]>()[0].ShouldBe(Encoding.UTF8.GetBytes("grün"));
    }

    [Fact]
    public void Read_Binaries_AreCopies()
    {
        var table = Table.Of("binary", Arrays.Binaries([1, 2], [], null));

        table.Read<byte[]?>().ShouldBe([[1, 2], [], null]);
        table.Read<ReadOnlyMemory<byte>?>()[0]!.Value.ToArray().ShouldBe([1, 2]);
    }

    [Fact]
    public void Read_Enums_AreReadByNameOrNumber()
    {
        Table.Of("string", Arrays.Strings("Friday", "FRIDAY", null)).Read<DayOfWeek?>().ShouldBe([DayOfWeek.Friday, DayOfWeek.Friday, null]);
        Table.Of("integer", Arrays.Ints(5, 5)).Read<DayOfWeek>().ShouldBe([DayOfWeek.Friday, DayOfWeek.Friday]);
        Should.Throw<LivyDataException>(() => Table.Of("string", Arrays.Strings("Frightday")).Read<DayOfWeek>()).Message.ShouldContain("no name of DayOfWeek");
        Should.Throw<LivyDataException>(() => Table.Of("long", Arrays.BigInts(1L << 32)).Read<DayOfWeek>()).Message.ShouldContain("out of range for DayOfWeek");
        Should.Throw<LivyDataException>(() => Table.Of("date", Arrays.Dates(0)).Read<DayOfWeek>()).Row.ShouldBeNull();
    }

    [Fact]
    public void Read_AnUnknownTypeThatIsText_IsText()
    {
        var table = Table.Of("variant", Arrays.Strings("{}"));

        table.Read<string>().ShouldBe(["{}"]);
        Should.Throw<LivyDataException>(() => table.Read<int>());
    }

    [Fact]
    public void Read_Void_IsNullOrRefused()
    {
        var table = Table.Of("void", new Apache.Arrow.NullArray(2));

        table.Read<string?>().ShouldBe([null, null]);
        table.Read<int?>().ShouldBe([null, null]);
        Should.Throw<LivyDataException>(() => table.Read<int>()).Row.ShouldBe(0);
    }

    [Fact]
    public void Read_NullAsAValueThatCanNotBeNull_SaysWhereAndWhatToDo()
    {
        var refused = Should.Throw<LivyDataException>(() => Table.Of("long", Arrays.BigInts(1, 2, null)).Read<long>(firstRow: 10));

        refused.Message.ShouldBe("Column 'v' (bigint) of row 12 is NULL, which long can not be: read it as long?, or replace NULL in the query (coalesce).");
        refused.Row.ShouldBe(12);
    }
}
