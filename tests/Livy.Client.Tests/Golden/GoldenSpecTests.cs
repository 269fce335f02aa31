using System.Text.Json;
using Xunit.Abstractions;

namespace Livy.Client.Tests;

/// <summary>What the real server accepted must pass validation, and be sent as it was.</summary>
public class GoldenSpecTests(ITestOutputHelper output)
{
    /// <summary>Negative counts are accepted by the server, but the driver dies of them; a spec refuses them on purpose.</summary>
    /// <summary>What the server takes although nobody can mean it, and a name that a gateway would not let be asked for.</summary>
    private static readonly string[] RefusedOnPurpose = ["\"driverCores\": -1", "/\u4f60", "/你"];

    [Fact]
    public void SessionSpec_OfWhatTheServerAccepted_IsValid()
    {
        var specs = Accepted("POST /sessions").Select(SessionOf).ToArray();
        output.WriteLine(specs.Length == 0 ? "!!! NO TRANSCRIPTS FOUND: nothing was tested. Set LIVY_GOLDEN." : $"{specs.Length} session specs");

        specs.ShouldAllBe(spec => Request(spec).Length > 0);
    }

    [Fact]
    public void BatchSpec_OfWhatTheServerAccepted_IsValid()
    {
        var specs = Accepted("POST /batches").Select(BatchOf).ToArray();
        output.WriteLine(specs.Length == 0 ? "!!! NO TRANSCRIPTS FOUND: nothing was tested. Set LIVY_GOLDEN." : $"{specs.Length} batch specs");

        specs.ShouldAllBe(spec => Request(spec).Length > 0);
    }

    private static IEnumerable<JsonElement> Accepted(string route) =>
        GoldenTranscripts.All
            .Where(one => one.Status == 201 && GoldenTranscripts.RouteOf(one) == route && one.RequestBody is { Length: > 2 } body && body[^1] == '}')
            .Select(one => JsonDocument.Parse(one.RequestBody).RootElement)
            .Where(body => !RefusedOnPurpose.Any(refused => body.GetRawText().Contains(refused, StringComparison.OrdinalIgnoreCase)));

    private static byte[] Request(SessionSpec spec)
    {
        spec.Validate();
        return JsonSerializer.SerializeToUtf8Bytes(spec.ToRequest(version: null, spec.Name), LivyJsonContext.Default.CreateSessionRequest);
    }

    private static byte[] Request(BatchSpec spec)
    {
        spec.Validate();
        return JsonSerializer.SerializeToUtf8Bytes(spec.ToRequest(spec.Name), LivyJsonContext.Default.CreateBatchRequest);
    }

    private static SessionSpec SessionOf(JsonElement body) => new()
    {
        Kind = Text(body, "kind") is { } kind ? new SessionKind(kind) : SessionKind.Shared,
        Name = Text(body, "name"),
        ProxyUser = Text(body, "proxyUser"),
        Queue = Text(body, "queue"),
        DriverMemory = Text(body, "driverMemory"),
        ExecutorMemory = Text(body, "executorMemory"),
        DriverCores = Number(body, "driverCores"),
        ExecutorCores = Number(body, "executorCores"),
        NumExecutors = Number(body, "numExecutors"),
        Jars = List(body, "jars"),
        PyFiles = List(body, "pyFiles"),
        Files = List(body, "files"),
        Archives = List(body, "archives"),
        Conf = Map(body, "conf"),
    };

    private static BatchSpec BatchOf(JsonElement body) => new(Text(body, "file")!)
    {
        MainClass = Text(body, "className"),
        Args = List(body, "args"),
        Name = Text(body, "name"),
        ProxyUser = Text(body, "proxyUser"),
        Queue = Text(body, "queue"),
        DriverMemory = Text(body, "driverMemory"),
        ExecutorMemory = Text(body, "executorMemory"),
        DriverCores = Number(body, "driverCores"),
        ExecutorCores = Number(body, "executorCores"),
        NumExecutors = Number(body, "numExecutors"),
        Jars = List(body, "jars"),
        PyFiles = List(body, "pyFiles"),
        Files = List(body, "files"),
        Archives = List(body, "archives"),
        Conf = Map(body, "conf"),
    };

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static int? Number(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    private static IReadOnlyList<string> List(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? [.. value.EnumerateArray().Select(one => one.ToString())] : [];

    private static Dictionary<string, string> Map(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) ? value.EnumerateObject().ToDictionary(one => one.Name, one => one.Value.ToString(), StringComparer.Ordinal) : [];
}
