using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Xunit.Abstractions;

namespace Livy.Client.Tests;

public class GoldenModelTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyDictionary<string, Func<byte[], IEnumerable<IDictionary<string, JsonElement>?>>> Readers =
        new Dictionary<string, Func<byte[], IEnumerable<IDictionary<string, JsonElement>?>>>(StringComparer.Ordinal)
        {
            ["GET /version"] = body => [Read(body, LivyJsonContext.Default.ServerVersion).AdditionalProperties],
            ["GET /sessions"] = body => Unknown(Read(body, LivyJsonContext.Default.SessionPage)),
            ["POST /sessions"] = body => Unknown(Read(body, LivyJsonContext.Default.SessionInfo)),
            ["GET /sessions/{id}"] = body => Unknown(Read(body, LivyJsonContext.Default.SessionInfo)),
            ["POST /sessions/{id}/connect"] = body => Unknown(Read(body, LivyJsonContext.Default.SessionInfo)),
            ["GET /sessions/{id}/state"] = body => [Read(body, LivyJsonContext.Default.SessionStateInfo).AdditionalProperties],
            ["GET /sessions/{id}/log"] = body => [Read(body, LivyJsonContext.Default.LogPage).AdditionalProperties],
            ["GET /sessions/{id}/statements"] = body => Unknown(Read(body, LivyJsonContext.Default.StatementPage)),
            ["POST /sessions/{id}/statements"] = body => [Read(body, LivyJsonContext.Default.StatementInfo).AdditionalProperties],
            ["GET /sessions/{id}/statements/{n}"] = body => [Read(body, LivyJsonContext.Default.StatementInfo).AdditionalProperties],
            ["POST /sessions/{id}/completion"] = body => [Read(body, LivyJsonContext.Default.CompletionResult).AdditionalProperties],
            ["POST /sessions/{id}/submit-job"] = body => [Read(body, LivyJsonContext.Default.JobInfo).AdditionalProperties],
            ["POST /sessions/{id}/run-job"] = body => [Read(body, LivyJsonContext.Default.JobInfo).AdditionalProperties],
            ["GET /sessions/{id}/jobs/{n}"] = body => [Read(body, LivyJsonContext.Default.JobInfo).AdditionalProperties],
            ["GET /batches"] = body => Unknown(Read(body, LivyJsonContext.Default.BatchPage)),
            ["POST /batches"] = body => Unknown(Read(body, LivyJsonContext.Default.BatchInfo)),
            ["GET /batches/{id}"] = body => Unknown(Read(body, LivyJsonContext.Default.BatchInfo)),
            ["GET /batches/{id}/state"] = body => [Read(body, LivyJsonContext.Default.BatchStateInfo).AdditionalProperties],
            ["GET /batches/{id}/log"] = body => [Read(body, LivyJsonContext.Default.LogPage).AdditionalProperties],
        };

    [Fact]
    public void Models_OfEveryAnswerOfTheRealServer_HoldAllItsFields()
    {
        var read = GoldenTranscripts.All
            .Where(one => one.Status is 200 or 201)
            .Select(one => (Exchange: one, Reader: Readers.GetValueOrDefault(GoldenTranscripts.RouteOf(one))))
            .Where(one => one.Reader is not null)
            .Select(one => (one.Exchange, Unknown: one.Reader!(one.Exchange.PlainBody).OfType<IDictionary<string, JsonElement>>().SelectMany(fields => fields.Keys).ToArray()))
            .ToArray();
        output.WriteLine(read.Length == 0 ? "!!! NO TRANSCRIPTS FOUND: nothing was tested. Set LIVY_GOLDEN." : $"{read.Length} bodies read");
        output.WriteLine(string.Join(Environment.NewLine, read.CountBy(one => GoldenTranscripts.RouteOf(one.Exchange)).Select(one => $"{one.Value,5} {one.Key}")));

        read.Where(one => one.Unknown.Length > 0).ShouldBeEmpty();
    }

    [Fact]
    public void Statements_OfTheRealServer_HaveTimesOnceTheyRan() =>
        GoldenTranscripts.All
            .Where(one => one.Status == 200 && GoldenTranscripts.RouteOf(one) == "GET /sessions/{id}/statements/{n}")
            .Select(one => Read(one.PlainBody, LivyJsonContext.Default.StatementInfo))
            .Where(one => one.State == StatementState.Available)
            .ShouldAllBe(one => one.Started != null && one.Output != null && one.Progress == 1);

    [Fact]
    public void Models_WrittenAgain_AreReadTheSame() =>
        GoldenTranscripts.All
            .Where(one => one.Status == 200 && GoldenTranscripts.RouteOf(one) == "GET /sessions/{id}")
            .Select(one => JsonSerializer.SerializeToUtf8Bytes(Read(one.PlainBody, LivyJsonContext.Default.SessionInfo), LivyJsonContext.Default.SessionInfo))
            .ShouldAllBe(again => Read(again, LivyJsonContext.Default.SessionInfo).Log != null);

    private static T Read<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class => JsonSerializer.Deserialize(body, type).ShouldNotBeNull();

    private static IEnumerable<IDictionary<string, JsonElement>?> Unknown(SessionInfo session) => [session.AdditionalProperties, session.AppInfo?.AdditionalProperties];

    private static IEnumerable<IDictionary<string, JsonElement>?> Unknown(BatchInfo batch) => [batch.AdditionalProperties, batch.AppInfo?.AdditionalProperties];

    private static IEnumerable<IDictionary<string, JsonElement>?> Unknown(SessionPage page) => [page.AdditionalProperties, .. page.Sessions.SelectMany(Unknown)];

    private static IEnumerable<IDictionary<string, JsonElement>?> Unknown(BatchPage page) => [page.AdditionalProperties, .. page.Batches.SelectMany(Unknown)];

    private static IEnumerable<IDictionary<string, JsonElement>?> Unknown(StatementPage page) => [page.AdditionalProperties, .. page.Statements.Select(one => one.AdditionalProperties)];
}
