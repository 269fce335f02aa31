using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>Log lines such as Spark 3.5 prints, stamped with the simulated time.</summary>
internal static class SparkLogs
{
    public static IEnumerable<string> SessionStart(DateTimeOffset now, string name) => Stamp(now, Resource.Lines("Logs/session-start.txt", ("name", name)));

    public static IEnumerable<string> BatchStart(DateTimeOffset now, string application) => Stamp(now, Resource.Lines("Logs/batch-start.txt", ("application", application)));

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

    public static IEnumerable<string> BatchEnd(DateTimeOffset now) => Stamp(now, Resource.Lines("Logs/batch-end.txt"));

    private static IEnumerable<string> Stamp(DateTimeOffset now, IEnumerable<string> lines)
    {
        var stamp = now.ToString("yy/MM/dd HH:mm:ss ", CultureInfo.InvariantCulture);
        return lines.Select(line => stamp + line);
    }
}
