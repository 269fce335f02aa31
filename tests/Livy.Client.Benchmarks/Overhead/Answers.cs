using System.Net;
using System.Text;

namespace Livy.Client.Benchmarks;

/// <summary>Answers as Livy 0.9 gives them, byte for byte but for the large one.</summary>
internal static class Answers
{
    public const int SessionId = 1;
    public const int StatementId = 0;
    public const int LargeStatementId = 1;
    public const string Code = "1 + 1";

    private const int LargeLength = 1024 * 1024;

    public static Answer Statement { get; } = new(
        HttpMethod.Get,
        "/sessions/1/statements/0",
        HttpStatusCode.OK,
        Bytes("""{"id":0,"code":"1 + 1","state":"available","output":{"status":"ok","execution_count":0,"data":{"text/plain":"2"}},"progress":1.0,"started":1795358913238,"completed":1795358913245}"""));

    public static Answer Session { get; } = new(
        HttpMethod.Get,
        "/sessions/1",
        HttpStatusCode.OK,
        Bytes("""{"id":1,"name":null,"appId":null,"owner":null,"proxyUser":null,"state":"starting","kind":"pyspark","appInfo":{"driverLogUrl":null,"sparkUiUrl":null,"executorLogUrls":null},"log":["stdout: ","\nstderr: "],"ttl":null,"idleTimeout":null,"driverMemory":null,"driverCores":0,"executorMemory":null,"executorCores":0,"conf":{},"archives":[],"files":[],"heartbeatTimeoutInSecond":0,"jars":[],"numExecutors":0,"pyFiles":[],"queue":null}"""));

    public static Answer Submitted { get; } = new(
        HttpMethod.Post,
        "/sessions/1/statements",
        HttpStatusCode.Created,
        Bytes("""{"id":0,"code":"1 + 1","state":"waiting","output":null,"progress":0.0,"started":0,"completed":0}"""));

    public static Answer LargeStatement { get; } = new(
        HttpMethod.Get,
        "/sessions/1/statements/1",
        HttpStatusCode.OK,
        Bytes($$$"""{"id":1,"code":"x","state":"available","output":{"status":"ok","execution_count":1,"data":{"text/plain":"{{{new string('x', LargeLength)}}}"}},"progress":1.0,"started":1795358913238,"completed":1795358913245}"""));

    public static IReadOnlyList<Answer> All { get; } = [Statement, Session, Submitted, LargeStatement];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
