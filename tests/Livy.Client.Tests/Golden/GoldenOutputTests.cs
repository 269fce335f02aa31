using System.Text.Json;
using Xunit.Abstractions;

namespace Livy.Client.Tests;

public class GoldenOutputTests(ITestOutputHelper output)
{
    private static readonly string[] Files = ["03", "03b", "03c", "04", "04b", "04d", "05", "05b", "06", "06b"];

    private static IReadOnlyList<StatementOutput> Outputs { get; } =
        [.. GoldenTranscripts.Of(Files)
            .Where(one => one.Status is 200 or 201 && GoldenTranscripts.RouteOf(one) is "GET /sessions/{id}/statements/{n}" or "POST /sessions/{id}/statements")
            .Select(one => JsonSerializer.Deserialize(one.PlainBody, LivyJsonContext.Default.StatementInfo)?.Output)
            .OfType<StatementOutput>()];

    [Fact]
    public void Outputs_OfTheRealServer_AreReadWhole()
    {
        output.WriteLine(Outputs.Count == 0 ? "!!! NO TRANSCRIPTS FOUND: nothing was tested. Set LIVY_GOLDEN." : $"{Outputs.Count} outputs");
        output.WriteLine(
            $"{Outputs.Count(one => one.Text is not null)} with text, {Outputs.Count(one => one.Json is not null)} with JSON, {Outputs.Count(one => one.Table is not null)} with a table, "
            + $"{Outputs.Count(one => one.Image is not null)} with an image, {Outputs.Count(one => one.Error is not null)} with an error, "
            + $"{Outputs.Count(IsErrorInDisguise)} of them under the status ok");

        Outputs.ShouldAllBe(one => one.ExecutionCount >= 0 && one.ToString().Length >= 0);
    }

    [Fact]
    public void Outputs_OfTheRealServer_AreAnErrorOrHaveAValue() =>
        Outputs.ShouldAllBe(one => one.IsOk == (one.Text != null || one.Json != null || one.Table != null || one.Image != null));

    [Fact]
    public void Errors_OfTheRealServer_HaveANameAndKeepTheTraceback() =>
        Outputs.Where(one => one.Error is not null).ShouldAllBe(one => one.Error!.Name.Length > 0 && one.Error.ToString().StartsWith(one.Error.Name));

    [Fact]
    public void Errors_DressedAsOk_AreErrors() => Outputs.Where(IsErrorInDisguise).ShouldAllBe(one => !one.IsOk && one.Error!.Name != "Error");

    [Fact]
    public void Tables_OfTheRealServer_HaveNoRowLongerThanTheirColumns() =>
        Outputs.Select(one => one.Table).OfType<StatementTable>().ShouldAllBe(table => table.Rows.All(row => row.Count <= table.Columns.Count || table.Columns.Count == 0));

    [Fact]
    public void Tables_OfTheRealServer_NameAndTypeTheirColumns() =>
        Outputs.Select(one => one.Table).OfType<StatementTable>().SelectMany(table => table.Columns).ShouldAllBe(column => column.Type.Length > 0 && column.Name != null);

    [Fact]
    public void Images_OfTheRealServer_ArePngs() =>
        Outputs.Select(one => one.Image).OfType<StatementImage>().ShouldAllBe(image => image.MediaType == "image/png" && Convert.ToHexString(image.Bytes.ToArray()).StartsWith("89504E47"));

    [Fact]
    public void Sql_OfTheRealServer_IsATable() =>
        Outputs.Where(one => one.Json is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("schema", out _) && json.TryGetProperty("data", out _)).ShouldAllBe(one => one.Table != null);

    private static bool IsErrorInDisguise(StatementOutput one) => one.Raw.GetRawText().Contains("\"msg_type\":\"execute_reply\"", StringComparison.Ordinal);
}
