namespace Livy.Client.Data.Tests;

/// <summary>Structs that have no fields: <c>array(struct())</c>. They come as JSON, since <c>Apache.Arrow</c> does not read them.</summary>
public sealed class EmptyStructTests
{
    [Fact]
    public async Task Read_AStructWithoutFields_IsEmptyOrNull()
    {
        var rows = await ReadAsync<object?[]?>(OneColumn.StructOf(), "{\"c0\":{}}\n{\"c0\":null}\n");

        rows.ShouldBe([[], null]);
    }

    [Fact]
    public async Task Read_AnArrayOfStructsWithoutFields_HasAsManyItems()
    {
        var rows = await ReadAsync<object?[]?[]>(OneColumn.ArrayOf(OneColumn.StructOf()), "{\"c0\":[{},null,{}]}\n{\"c0\":[]}\n");

        rows.ShouldBe([[[], null, []], []]);
    }

    [Fact]
    public async Task Read_AStructWithoutFieldsAsAnObject_IsADictionary()
    {
        var rows = await ReadAsync<object?>(OneColumn.ArrayOf(OneColumn.StructOf()), "{\"c0\":[{}]}\n");

        rows.ShouldHaveSingleItem().ShouldBeOfType<object[]>().ShouldHaveSingleItem().ShouldBeOfType<Dictionary<string, object?>>().ShouldBeEmpty();
    }

    private static async Task<List<T>> ReadAsync<T>(string type, string lines)
    {
        var schema = OneColumn.Of(type);
        var reader = RowReader<ValueTuple<T>>.Create(schema);
        List<T> read = [];
        await foreach (var batch in JsonRows.ReadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(lines)), schema, UnpackLimit.None, CancellationToken.None))
        {
            read.AddRange(reader.Read(batch, 0).Select(row => row.Item1));
            batch.Dispose();
        }

        return read;
    }
}
