using System.Text.Json.Nodes;
using Apache.Arrow;

namespace Livy.Client.Data.Testing.Tests;

/// <summary>A whole result.</summary>
internal sealed record Result(JsonNode Schema, IReadOnlyList<RecordBatch> Batches, int Pages)
{
    public IEnumerable<string> Names => Schema["fields"]!.AsArray().Select(column => column!["name"]!.GetValue<string>());

    /// <summary>The types in Spark's JSON.</summary>
    public IEnumerable<string> Types => Schema["fields"]!.AsArray().Select(column => column!["type"] is JsonValue name ? name.GetValue<string>() : column!["type"]!.ToJsonString());

    public IReadOnlyList<object?[]> Rows => [.. Batches.SelectMany(batch => Enumerable.Range(0, batch.Length).Select(row => batch.Arrays.Select(array => Cell.Of(array, row)).ToArray()))];

    public IEnumerable<object?> Column(int at) => Rows.Select(row => row[at]);
}
