using System.Text;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using Livy.Client.Data;
using Livy.Client.Data.Tests;

namespace Livy.Client.Attacks;

/// <summary>Results of many schemas: all types, nested, with nulls, as Arrow and as JSON.</summary>
internal static class GoodResults
{
    private const int Schemas = 40;
    private const int MostRows = 40;

    public static async Task<IReadOnlyList<GoodResult>> MakeAsync(int seed, CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        List<GoodResult> results = [Orders(), .. Enumerable.Range(0, Schemas).Select(_ => OfArrow(random))];
        while (results.Count < 1 + (2 * Schemas))
        {
            var lines = OfJson(random);
            if (await IsReadableAsync(lines, cancellationToken))
            {
                results.Add(lines);
            }
        }

        return results;
    }

    private static GoodResult OfArrow(Random random)
    {
        var count = random.Next(1, MostRows);
        RandomColumn[] columns = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => RandomColumn.Make(random, count))];
        return OfArrow("columns at random", [.. columns.Select((column, number) => ($"v{number}", column.Type, column.Array))], count);
    }

    private static GoodResult OfArrow(string name, (string Name, string Type, IArrowArray Array)[] columns, int count, bool isOrders = false)
    {
        var schema = SparkSchemaJson.Read($$"""{"type":"struct","fields":[{{string.Join(',', columns.Select(column => FieldJson.Of(column.Name, column.Type)))}}]}""");
        var fields = new Apache.Arrow.Schema(columns.Select((column, number) => new Field($"c{number}", column.Array.Data.DataType, nullable: true)), metadata: []);
        using var bytes = new MemoryStream();
        using (var writer = new ArrowStreamWriter(bytes, fields, leaveOpen: true))
        {
            using var batch = new RecordBatch(fields, columns.Select(column => column.Array), count);
            writer.WriteRecordBatch(batch);
            writer.WriteRecordBatch(batch);
            writer.WriteEnd();
        }

        return new GoodResult(name, schema, QueryFormat.Arrow, bytes.ToArray(), 2 * count, isOrders);
    }

    private static GoodResult OfJson(Random random)
    {
        var rows = new RandomRows(random);
        var schema = rows.Schema();
        var count = random.Next(1, MostRows);
        return new GoodResult("lines at random", schema, QueryFormat.Json, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(_ => rows.Row(schema).Json + '\n'))), count);
    }

    /// <summary>Not all that Spark can have is an object: a struct with two fields of one name is no dictionary, and a year may be too large.</summary>
    private static async Task<bool> IsReadableAsync(GoodResult lines, CancellationToken cancellationToken)
    {
        try
        {
            return await MutatedResult.Unchanged(lines).ReadAsync(cancellationToken) == lines.Count;
        }
        catch (LivyDataException)
        {
            return false;
        }
    }

    private static GoodResult Orders() => OfArrow(
        "orders",
        [
            ("id", "long", Arrays.BigInts(1, 2, 3, 4)),
            ("customer", "string", Arrays.Strings("Ann", null, "Bob", "")),
            ("total", "decimal(20,4)", Arrays.Decimals(20, 4, 123_4500, null, -1, 0)),
            ("placed", "timestamp", Arrays.Timestamps(0, null, 1_700_000_000_000_000, -1)),
            ("due", "date", Arrays.Dates(0, 20_000, null, -1)),
            ("address", $$"""{"type":"struct","fields":[{{FieldJson.Of("city", "string")}},{{FieldJson.Of("zip", "integer")}}]}""", Arrays.Structs([false, true, false, false], Arrays.Strings("Bern", null, null, "x"), Arrays.Ints(3000, null, 1, null))),
            (
                "lines",
                $$$"""{"type":"array","elementType":{"type":"struct","fields":[{{{FieldJson.Of("article", "string")}}},{{{FieldJson.Of("count", "short")}}},{{{FieldJson.Of("gift", "boolean")}}}]},"containsNull":true}""",
                Arrays.Lists(Arrays.Structs([false, false, true], Arrays.Strings("a", "b", null), Arrays.SmallInts(1, null, null), Arrays.Booleans(true, null, null)), 2, null, 0, 1)),
            ("rates", """{"type":"map","keyType":"string","valueType":"double","valueContainsNull":true}""", Arrays.Maps(Arrays.Strings("k", "l", "m"), Arrays.Doubles(0.5, null, 2), 1, null, 2, 0)),
            ("signature", "binary", Arrays.Binaries([1, 2, 3], null, [], [255])),
        ],
        count: 4,
        isOrders: true);
}
