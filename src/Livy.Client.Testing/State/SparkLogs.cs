using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>Log lines such as Spark 3.5 prints, stamped with the simulated time.</summary>
internal static class SparkLogs
{
    public static IEnumerable<string> SessionStart(DateTimeOffset now, string name) => Stamp(now,
    [
        "INFO SparkContext: Running Spark version 3.5.6",
        "INFO SparkContext: OS info Linux, 6.1.0, amd64",
        "INFO SparkContext: Java version 17.0.15",
        $"INFO SparkContext: Submitted application: {name}",
        "INFO Utils: Successfully started service 'sparkDriver' on port 38433.",
        "INFO SparkEnv: Registering MapOutputTracker",
        "INFO SparkEnv: Registering BlockManagerMaster",
        "INFO Executor: Starting executor ID driver on host livyhost",
        "INFO Utils: Successfully started service 'org.apache.spark.network.netty.NettyBlockTransferService' on port 35921.",
        "INFO BlockManagerMaster: Registered BlockManager BlockManagerId(driver, livyhost, 35921, None)",
        "INFO SparkEntries: Spark context finished initialization in 287ms",
        "INFO SparkEntries: Created Spark session.",
    ]);

    public static IEnumerable<string> BatchStart(DateTimeOffset now, string application) => Stamp(now,
    [
        "INFO SparkContext: Running Spark version 3.5.6",
        "INFO SparkContext: OS info Linux, 6.1.0, amd64",
        "INFO SparkContext: Java version 17.0.15",
        $"INFO SparkContext: Submitted application: {application}",
        "INFO Utils: Successfully started service 'sparkDriver' on port 36477.",
        "INFO SparkEnv: Registering BlockManagerMaster",
        "INFO Executor: Starting executor ID driver on host livyhost",
        "INFO BlockManagerMaster: Registered BlockManager BlockManagerId(driver, livyhost, 37121, None)",
    ]);

    public static IEnumerable<string> Job(DateTimeOffset now, int tasks, string place)
    {
        List<string> lines =
        [
            $"INFO SparkContext: Starting job: {place}",
            $"INFO DAGScheduler: Got job 0 ({place}) with {tasks} output partitions",
            $"INFO DAGScheduler: Final stage: ResultStage 0 ({place})",
            $"INFO TaskSchedulerImpl: Adding task set 0.0 with {tasks} tasks resource profile 0",
        ];
        for (var task = 0; task < Math.Min(tasks, 10); task++)
        {
            lines.Add($"INFO TaskSetManager: Finished task {task}.0 in stage 0.0 (TID {task}) in 21 ms on livyhost (executor driver) ({task + 1}/{tasks})");
        }

        lines.Add("INFO TaskSchedulerImpl: Removed TaskSet 0.0, whose tasks have all completed, from pool");
        lines.Add($"INFO DAGScheduler: Job 0 finished: {place}, took 0.412345 s");
        return Stamp(now, lines);
    }

    public static IEnumerable<string> BatchEnd(DateTimeOffset now) => Stamp(now,
    [
        "INFO SparkContext: Invoking stop() from shutdown hook",
        "INFO MemoryStore: MemoryStore cleared",
        "INFO BlockManager: BlockManager stopped",
        "INFO BlockManagerMaster: BlockManagerMaster stopped",
        "INFO OutputCommitCoordinator$OutputCommitCoordinatorEndpoint: OutputCommitCoordinator stopped!",
        "INFO SparkContext: Successfully stopped SparkContext",
        "INFO ShutdownHookManager: Shutdown hook called",
        "INFO ShutdownHookManager: Deleting directory /tmp/spark-dfca3891-590a-4212-8179-fade2c92b6d5",
    ]);

    private static IEnumerable<string> Stamp(DateTimeOffset now, IEnumerable<string> lines)
    {
        var stamp = now.ToString("yy/MM/dd HH:mm:ss ", CultureInfo.InvariantCulture);
        return lines.Select(line => stamp + line);
    }
}
