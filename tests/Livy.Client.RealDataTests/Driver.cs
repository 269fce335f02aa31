using System.Globalization;

namespace Livy.Client.RealDataTests;

/// <summary>What a PySpark session's driver says of itself, in statements.</summary>
internal static class Driver
{
    /// <summary>The open results, counted by the driver's own registry.</summary>
    public static Task<long> CountReadersAsync(LivySession session, CancellationToken cancellationToken) => AskAsync(
        session,
        """
        import sys, json
        print(sum(json.loads(bytes(m.readers.call(spark._jsparkSession, '{"op":"count"}'))[1:].decode())["readers"] for n, m in list(sys.modules.items()) if n.startswith("livyclient_")))
        """,
        cancellationToken);

    /// <summary>What queries may leave behind: RDDs that are kept, views, threads.</summary>
    public static Task<long> CountTracesAsync(LivySession session, CancellationToken cancellationToken) => AskAsync(
        session,
        """
        views = [t.name for t in spark.catalog.listTables() if t.name.startswith("livy_client_")]
        threads = [t for t in sc._jvm.java.lang.Thread.getAllStackTraces().keySet() if t.getName().startswith("livy-client-reader")]
        print(sc._jsc.getPersistentRDDs().size() + len(views) + len(threads))
        """,
        cancellationToken);

    /// <summary>The bytes in use on the driver's heap, after a collection.</summary>
    public static Task<long> UsedHeapAsync(LivySession session, CancellationToken cancellationToken) => AskAsync(
        session,
        """
        sc._jvm.java.lang.System.gc()
        r = sc._jvm.java.lang.Runtime.getRuntime()
        print(r.totalMemory() - r.freeMemory())
        """,
        cancellationToken);

    private static async Task<long> AskAsync(LivySession session, string code, CancellationToken cancellationToken)
    {
        var output = await session.RunAsync(code, StatementKind.PySpark, cancellationToken);
        return long.Parse(output.Text!, CultureInfo.InvariantCulture);
    }
}
