using System.Collections;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Livy.Client.Generators.Tests;

/// <summary>The routes as the running program sees them, against what Livy's documentation lists.</summary>
public class RouteTests
{
    private static readonly Route[] All = LoadRoutes();

    [Fact]
    public void All_RealInterface_HasEveryRouteOfLivy() => All.Select(route => $"{route.Name}: {route.Line}").ShouldBe(
    [
        "GetVersion: GET /version",
        "ListSessions: GET /sessions",
        "CreateSession: POST /sessions",
        "GetSession: GET /sessions/{id}",
        "GetSessionState: GET /sessions/{id}/state",
        "GetSessionLog: GET /sessions/{id}/log",
        "DeleteSession: DELETE /sessions/{id}",
        "StopSession: POST /sessions/{id}/stop",
        "InterruptSession: POST /sessions/{id}/interrupt",
        "ConnectSession: POST /sessions/{id}/connect",
        "CompleteCode: POST /sessions/{id}/completion",
        "ListStatements: GET /sessions/{id}/statements",
        "CreateStatement: POST /sessions/{id}/statements",
        "GetStatement: GET /sessions/{id}/statements/{statementId}",
        "CancelStatement: POST /sessions/{id}/statements/{statementId}/cancel",
        "SubmitJob: POST /sessions/{id}/submit-job",
        "RunJob: POST /sessions/{id}/run-job",
        "GetJob: GET /sessions/{id}/jobs/{jobId}",
        "CancelJob: POST /sessions/{id}/jobs/{jobId}/cancel",
        "UploadJar: POST /sessions/{id}/upload-jar",
        "UploadPyFile: POST /sessions/{id}/upload-pyfile",
        "UploadFile: POST /sessions/{id}/upload-file",
        "AddJar: POST /sessions/{id}/add-jar",
        "AddPyFile: POST /sessions/{id}/add-pyfile",
        "AddFile: POST /sessions/{id}/add-file",
        "ListBatches: GET /batches",
        "CreateBatch: POST /batches",
        "GetBatch: GET /batches/{id}",
        "GetBatchState: GET /batches/{id}/state",
        "GetBatchLog: GET /batches/{id}/log",
        "DeleteBatch: DELETE /batches/{id}",
    ]);

    [Fact]
    public void All_RealInterface_Has22RepeatableRoutesOf31()
    {
        All.Length.ShouldBe(31);
        All.Count(route => route.Repeatable).ShouldBe(22);
    }

    [Fact]
    public void All_RealInterface_IsRepeatableButForCreatesJobsAndUploads() => All.Where(route => !route.Repeatable).Select(route => route.Name).ShouldBe(
        ["CreateSession", "CreateStatement", "SubmitJob", "RunJob", "GetJob", "UploadJar", "UploadPyFile", "UploadFile", "CreateBatch"]);

    [Theory]
    [InlineData("Read", 12)]
    [InlineData("Result", 10)]
    [InlineData("Create", 2)]
    [InlineData("Delete", 4)]
    [InlineData("Upload", 3)]
    public void All_RealInterface_HasTheLimitsOfTheInterface(string limit, int count) => All.Count(route => route.Limit == limit).ShouldBe(count);

    private static Route[] LoadRoutes()
    {
        SyntaxTree api = Sources.Parse(Sources.RealApi, "ILivyApi.cs");
        IEnumerable<SyntaxTree> generated = Sources.Drive(Sources.Compile(api)).GetRunResult().GeneratedTrees;
        using var assembly = new MemoryStream();
        Sources.Compile([api, .. generated]).Emit(assembly).Success.ShouldBeTrue();
        assembly.Position = 0;

        var routes = new AssemblyLoadContext("routes").LoadFromStream(assembly).GetType("Livy.Client.LivyRoutes")!.GetProperty("All")!.GetValue(null);
        return [.. ((IEnumerable)routes!).Cast<object>().Select(route => new Route(
            Value<string>(route, "Name"), $"{Value<HttpMethod>(route, "Method")} {Value<string>(route, "Template")}", Value<bool>(route, "Repeatable"), $"{Value<Enum>(route, "TimeoutClass")}"))];
    }

    private static T Value<T>(object route, string property) => (T)route.GetType().GetProperty(property)!.GetValue(route)!;

    private sealed record Route(string Name, string Line, bool Repeatable, string Limit);
}
