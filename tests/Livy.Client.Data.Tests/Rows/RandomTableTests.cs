using System.Collections;
using Apache.Arrow;
using FsCheck;
using FsCheck.Fluent;

namespace Livy.Client.Data.Tests;

public sealed class RandomTableTests
{
    public sealed record Typed(long Id, int? Count, string? Name, decimal? Amount, bool? Flag, double? Ratio, IReadOnlyList<string?>? Tags);

    [Fact]
    public void Read_AnyTable_ComesBackAsItWas() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), AsItWas).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnySliceOfATable_ComesBackAsItWas() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), SliceAsItWas).QuickCheckThrowOnFailure();

    [Fact]
    public void Read_AnyRowsThatBuildersWrote_ComeBackAsRecords() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), RecordsAsTheyWere).QuickCheckThrowOnFailure();

    private static bool AsItWas(int seed)
    {
        var dice = new Random(seed);
        var length = dice.Next(dice.Next(3) == 0 ? 1500 : 20);
        RandomColumn[] columns = [.. Enumerable.Range(0, dice.Next(1, 6)).Select(_ => RandomColumn.Make(dice, length))];

        var rows = TableOf(columns).Read<object?[]>();

        return rows.Length == length && rows.Index().All(row => columns.Index().All(column => Same(row.Item[column.Index], column.Item.Values[row.Index])));
    }

    private static bool SliceAsItWas(int seed)
    {
        var dice = new Random(seed);
        var length = dice.Next(1, 40);
        var (start, count) = (dice.Next(length), 0);
        count = dice.Next(1, length - start + 1);
        var column = RandomColumn.Make(dice, length);
        var table = TableOf([column with { Array = ArrowArrayFactory.Slice(column.Array, start, count) }]);

        object?[][] rows = [.. RowReader<object?[]>.Create(table.Schema).Read(table.Batch, 0)];

        return rows.Length == count && rows.Index().All(row => Same(row.Item[0], column.Values[start + row.Index]));
    }

    private static bool RecordsAsTheyWere(int seed)
    {
        var dice = new Random(seed);
        Typed[] rows = [.. Enumerable.Range(0, dice.Next(700)).Select(_ => AnyRow(dice))];

        var read = Built(rows).Read<Typed>();

        return read.Length == rows.Length && read.Zip(rows).All(pair => pair.First with { Tags = null } == pair.Second with { Tags = null } && Same(pair.First.Tags?.ToArray(), pair.Second.Tags?.ToArray()));
    }

    private static Typed AnyRow(Random dice) => new(
        dice.NextInt64(), dice.Next(3) == 0 ? null : dice.Next(), dice.Next(3) == 0 ? null : $"n{dice.Next()}", dice.Next(3) == 0 ? null : dice.Next(int.MinValue, int.MaxValue) / 10_000m,
        dice.Next(3) == 0 ? null : dice.Next(2) == 0, dice.Next(3) == 0 ? null : dice.NextDouble(), dice.Next(3) == 0 ? null : [.. Enumerable.Range(0, dice.Next(4)).Select(number => number == 2 ? null : $"t{number}")]);

    private static Table Built(Typed[] rows)
    {
        var ids = new Int64Array.Builder();
        var counts = new Int32Array.Builder();
        var names = new StringArray.Builder();
        var amounts = new Decimal128Array.Builder(new Apache.Arrow.Types.Decimal128Type(20, 4));
        var flags = new BooleanArray.Builder();
        var ratios = new DoubleArray.Builder();
        var tags = new ListArray.Builder(Apache.Arrow.Types.StringType.Default);
        foreach (var row in rows)
        {
            ids.Append(row.Id);
            counts.Append(row.Count);
            names.Append(row.Name);
            _ = row.Amount is { } amount ? amounts.Append(amount) : amounts.AppendNull();
            flags.NullableAppend(row.Flag);
            ratios.Append(row.Ratio);
            _ = row.Tags is null ? tags.AppendNull() : tags.Append();
            foreach (var tag in row.Tags ?? [])
            {
                ((StringArray.Builder)tags.ValueBuilder).Append(tag);
            }
        }

        return new Table().With("tags", """{"type":"array","elementType":"string","containsNull":true}""", tags.Build()).With("ratio", "double", ratios.Build()).With("flag", "boolean", flags.Build())
            .With("amount", "decimal(20,4)", amounts.Build()).With("name", "string", names.Build()).With("count", "integer", counts.Build()).With("id", "long", ids.Build());
    }

    private static Table TableOf(IEnumerable<RandomColumn> columns)
    {
        var table = new Table();
        foreach (var (number, column) in columns.Index())
        {
            table.With($"v{number}", column.Type, column.Array);
        }

        return table;
    }

    private static bool Same(object? read, object? expected) => (read, expected) switch
    {
        (IDictionary left, IDictionary right) => left.Count == right.Count && right.Keys.Cast<object>().All(key => left.Contains(key) && Same(left[key], right[key])),
        (System.Array left, System.Array right) => left.Length == right.Length && left.Cast<object?>().Zip(right.Cast<object?>()).All(pair => Same(pair.First, pair.Second)),
        _ => Equals(read, expected),
    };
}
