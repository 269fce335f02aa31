namespace Livy.Client.Testing;

/// <summary>
/// What stands on the driver of one session beside its interpreters, for packages that emulate what a client runs there. It is asked before the scripts, for every job and statement that begins to run, and is disposed
/// when the driver is gone. Register it with <see cref="FakeLivy.AddDriverProgram"/>.
/// </summary>
/// <remarks>It is called under the lock of the server, one call at a time, so it asks the server for nothing. An exception fails the job or the statement.</remarks>
public interface IDriverProgram : IDisposable
{
    /// <summary>Answers a job.</summary>
    /// <param name="job">The job.</param>
    /// <returns>How it ends; <see langword="null"/> to leave it to others.</returns>
    DriverReply? Run(JobContext job);

    /// <summary>Answers a statement.</summary>
    /// <param name="statement">The statement.</param>
    /// <returns>How it ends; <see langword="null"/> to leave it to others.</returns>
    DriverReply? Run(StatementContext statement);
}
