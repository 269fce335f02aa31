namespace Livy.Client.Testing;

/// <summary>The programs on the driver of a session. Each is made when the first job or statement comes to it.</summary>
internal sealed class DriverPrograms(int sessionId, ScriptBook scripts)
{
    private readonly Dictionary<Func<int, IDriverProgram>, IDriverProgram> _running = [];

    public DriverReply? Run(JobContext job) => Ask(program => program.Run(job));

    public DriverReply? Run(StatementContext statement) => Ask(program => program.Run(statement));

    /// <summary>The driver is gone.</summary>
    public void Stop()
    {
        IDriverProgram[] programs = [.. _running.Values];
        _running.Clear();
        foreach (var program in programs)
        {
            try
            {
                program.Dispose();
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                // The driver takes its programs with it, whatever they say.
            }
        }
    }

    private DriverReply? Ask(Func<IDriverProgram, DriverReply?> run)
    {
        foreach (var start in scripts.DriverPrograms)
        {
            if (!_running.TryGetValue(start, out var program))
            {
                _running[start] = program = start(sessionId);
            }

            if (run(program) is { } reply)
            {
                return reply;
            }
        }

        return null;
    }
}
