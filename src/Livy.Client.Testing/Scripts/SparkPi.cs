using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>The example everybody submits first.</summary>
internal static class SparkPi
{
    public static IEnumerable<string> Log(BatchRequest request, DateTimeOffset now)
    {
        var slices = request.Args.Count > 0 && int.TryParse(request.Args[0], CultureInfo.InvariantCulture, out int given) && given > 0 ? given : 2;
        return
        [
            .. SparkLogs.Job(now, slices, "reduce at SparkPi.scala:38"),
            "Pi is roughly 3.1415271415271417",
            .. SparkLogs.BatchEnd(now),
        ];
    }
}
