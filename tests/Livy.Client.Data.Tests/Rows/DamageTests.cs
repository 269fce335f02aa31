using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data.Tests;

public sealed class DamageTests
{
    public static TheoryData<string, object> Damaged => new()
    {
        { "long", new ArrayData(Int64Type.Default, 2, 0, 0, [ArrowBuffer.Empty, Buffer(1L)]) },
        { "long", new ArrayData(Int64Type.Default, 9, 1, 0, [Buffer((byte)1), Buffer(new long[9])]) },
        { "boolean", new ArrayData(BooleanType.Default, 9, 0, 0, [ArrowBuffer.Empty, Buffer((byte)1)]) },
        { "string", new ArrayData(StringType.Default, 2, 0, 0, [ArrowBuffer.Empty, Buffer(0, 1), Buffer((byte)1)]) },
        { "string", new ArrayData(StringType.Default, 1, 0, 0, [ArrowBuffer.Empty, Buffer(0, 2), Buffer((byte)1)]) },
        { "string", new ArrayData(StringType.Default, 1, 0, 0, [ArrowBuffer.Empty, Buffer(1, 0), Buffer((byte)1)]) },
        { "string", new ArrayData(StringType.Default, 1, 0, 0, [ArrowBuffer.Empty, Buffer(-5, 0), Buffer((byte)1)]) },
        { "string", new ArrayData(StringType.Default, 1, 0, 0, [ArrowBuffer.Empty, Buffer(int.MinValue, int.MaxValue), Buffer((byte)1)]) },
        { """{"type":"array","elementType":"long","containsNull":true}""", new ArrayData(new ListType(Int64Type.Default), 1, 0, 0, [ArrowBuffer.Empty, Buffer(0, int.MaxValue)], [new ArrayData(Int64Type.Default, 1, 0, 0, [ArrowBuffer.Empty, Buffer(1L)])]) },
        { """{"type":"array","elementType":"long","containsNull":true}""", new ArrayData(new ListType(Int64Type.Default), 1, 0, 0, [ArrowBuffer.Empty, Buffer(-1, 1)], [new ArrayData(Int64Type.Default, 1, 0, 0, [ArrowBuffer.Empty, Buffer(1L)])]) },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void Read_BuffersThatAreTooShort_IsADataException(string type, object data)
    {
        var table = Table.Of(type, ArrowArrayFactory.BuildArray((ArrayData)data));

        Should.Throw<LivyDataException>(() => RowReader<object?[]>.Create(table.Schema).Read(table.Batch, 0).ToArray()).Message.ShouldContain("came over damaged");
    }

    [Fact]
    public void Read_AnotherTypeThanTheSchemaSays_IsADataException()
    {
        var table = Table.Of("long", Arrays.Ints(1));

        Should.Throw<LivyDataException>(() => table.Read<long>()).Message.ShouldBe("Column 'v' (bigint) came over as Arrow's int32, which it is not: cast it to string in the query, and report this.");
        Should.Throw<LivyDataException>(() => Table.Of("decimal(10,2)", Arrays.Decimals(10, 3, 1)).Read<decimal>());
    }

    [Fact]
    public void Read_ABatchOfOtherColumns_IsADataException()
    {
        var table = Table.Of("long", Arrays.BigInts(1));
        var other = Table.Of("long", Arrays.BigInts(1)).With("w", "long", Arrays.BigInts(1));

        Should.Throw<LivyDataException>(() => RowReader<long>.Create(table.Schema).Read(other.Batch, 0).ToArray()).Message.ShouldStartWith("The result has 1 columns, but 2 came over");
    }

    [Fact]
    public void Read_AHostileColumnName_StaysOnOneLine()
    {
        var name = $"x\r\n\u2028{{0}}{{}}{new string('y', 5000)}";

        var refused = Should.Throw<LivyDataException>(() => new Table().With(name, "long", Arrays.BigInts((long?)null)).Read<long>());

        refused.Column.ShouldBe(name);
        refused.Message.ShouldNotContain("\n");
        refused.Message.Length.ShouldBeLessThan(500);
    }

    private static ArrowBuffer Buffer<T>(params T[] values)
        where T : unmanaged =>
        new(MemoryMarshal.AsBytes<T>(values).ToArray());
}
