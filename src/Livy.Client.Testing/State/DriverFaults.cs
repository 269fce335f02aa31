namespace Livy.Client.Testing;

/// <summary>What the driver of Livy 0.9.0 with Spark 3.5 throws. The stack traces are part of the bodies that clients see and cut, so they are sent whole.</summary>
internal static class DriverFaults
{
    public static LivyFault KindMissing() => LivyFault.FailedInDriver(Resource.Text("Traces/kind-missing.txt"));

    /// <summary>A kind that is none, in a statement or a completion.</summary>
    public static LivyFault InvalidKind(string kind, bool inCompletion = false) => LivyFault.FailedInDriver(Resource.Text(
        "Traces/invalid-kind.txt",
        ("method", inCompletion ? "complete(Session.scala:182)" : "execute(Session.scala:152)"),
        ("line", Line(inCompletion)),
        ("kind", kind)));

    /// <summary>No <c>code</c> in a statement or a completion.</summary>
    public static LivyFault CodeMissing(bool inCompletion = false) => LivyFault.FailedInDriver(Resource.Text("Traces/code-missing.txt", ("line", Line(inCompletion))));

    /// <summary>A job whose terminal status was read already, or that never reached the driver.</summary>
    public static LivyFault JobForgotten(string uuid) => LivyFault.FailedInDriver(Resource.Text("Traces/job-forgotten.txt", ("uuid", uuid)));

    /// <summary>A file that is not there: a jar or Python file is copied to the driver, any other in one place for kind spark and in another for the rest.</summary>
    public static LivyFault FileMissing(string uri, string kind, bool asFile) => FailedInJob(
        $"java.io.FileNotFoundException: File {uri} does not exist",
        asFile ? Resource.Text("Traces/missing-file.txt", ("line", kind is CodeKinds.Spark ? "113" : "116")) : Resource.Text("Traces/missing-jar.txt"));

    /// <summary>The driver of 0.7 keeps every jar and Python file under its name, and none twice.</summary>
    public static LivyFault NameTaken(string name) => FailedInJob($"java.io.IOException: A file with name {name} has already been uploaded.", Resource.Text("Traces/name-taken.txt"));

    /// <summary>Scala's compiler was given something that is no jar.</summary>
    public static LivyFault NoJar(string name) => FailedInJob($"java.lang.RuntimeException: Unsupported classpath element: /tmp/rsc-tmp/__livy__/{name}", Resource.Text("Traces/no-jar.txt"));

    /// <summary>The output of a statement whose Spark job was cancelled, as for the <c>sum</c> of an RDD: other actions differ in the frames above <c>runJob</c>.</summary>
    public static string CancelledOutput(int count, string kind)
    {
        var cause = $"org.apache.spark.SparkException: Job {count} cancelled part of cancelled job group {count}";
        if (kind is not CodeKinds.PySpark)
        {
            return Outputs.Error(count, "Error", cause, Resource.Lines("Traces/cancelled-scala.txt").Select(line => line + "\n"));
        }

        var evalue = Resource.Text("Traces/cancelled-python-java.txt", ("cause", cause));
        var frames = Resource.Text("Traces/cancelled-python.txt").Split("  File ").Select((frame, at) => at == 0 ? frame : "  File " + frame);
        return Outputs.Error(count, "Py4JJavaError", evalue, [.. frames, $"py4j.protocol.Py4JJavaError: {evalue}\n"]);
    }

    private static LivyFault FailedInJob(string exception, string trace) =>
        LivyFault.Failed($"java.util.concurrent.ExecutionException: java.lang.RuntimeException: {exception}\n{trace}");

    /// <summary>Where <c>ReplDriver</c> takes the request.</summary>
    private static string Line(bool inCompletion) => inCompletion ? "68" : "60";
}
