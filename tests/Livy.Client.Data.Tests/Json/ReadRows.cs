using System.Text;
using Apache.Arrow;

namespace Livy.Client.Data.Tests;

/// <summary>Reads text as the rows of a result.</summary>
internal static class ReadRows
{
    /// <summary>Each row as the texts of its values.</summary>
    public static Task<List<string[]>> Of(string lines, SparkSchema schema) => Of(Encoding.UTF8.GetBytes(lines), schema);

    public static async Task<List<string[]>> Of(byte[] lines, SparkSchema schema)
    {
        var rows = new List<string[]>();
        await foreach (var batch in JsonRows.ReadAsync(new MemoryStream(lines), schema, UnpackLimit.None, CancellationToken.None))
        {
            rows.AddRange(TextsOf(batch));
            batch.Dispose();
        }

        return rows;
    }

    public static IEnumerable<string[]> TextsOf(RecordBatch batch) =>
        Enumerable.Range(0, batch.Length).Select(row => batch.Arrays.Select(column => ArrowText.Of(column, row)).ToArray());
}
