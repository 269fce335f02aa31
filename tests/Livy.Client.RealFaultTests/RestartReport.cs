using System.Globalization;

namespace Livy.Client.RealFaultTests;

/// <summary>What became of the client's calls after the restart, and of the stranger.</summary>
internal sealed class RestartReport
{
    private readonly List<string> _lines = [];

    /// <summary>What was not as promised.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public int Calls { get; private set; }

    public int SaidSo { get; private set; }

    public int Read { get; private set; }

    public int RunIn { get; private set; }

    public int Deleted { get; private set; }

    public int Undocumented { get; private set; }

    public bool IsBroken => Read + RunIn + Deleted + Undocumented > 0 || Calls == 0 || SaidSo == 0;

    /// <summary>A call that must not reach the stranger.</summary>
    /// <param name="what">What was called.</param>
    /// <param name="call">The call.</param>
    /// <param name="readsSomething">Whether success would mean that something of the stranger's was read; a deletion of what is gone succeeds.</param>
    public async Task TryAsync(string what, Func<Task> call, bool readsSomething = true)
    {
        Calls++;
        try
        {
            await call().ConfigureAwait(false);
            if (readsSomething)
            {
                Read++;
                _lines.Add($"{what} brought an answer.");
            }
        }
        catch (Exception error) when (error is LivySessionFailedException or LivyBatchFailedException or LivyStatementFailedException { Failure: StatementFailure.OutcomeUnknown })
        {
            SaidSo++;
        }
        catch (Exception error)
        {
            Undocumented++;
            _lines.Add($"{what} ended with {error.GetType().Name}: {error.Message}");
        }
    }

    /// <summary>Something of the stranger's is not as he left it.</summary>
    public void RanIn(string what)
    {
        RunIn++;
        _lines.Add(what);
    }

    /// <summary>Something of the stranger's is gone.</summary>
    public void WasDeleted(string what)
    {
        Deleted++;
        _lines.Add(what);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Calls} calls and waits, {SaidSo} ended with an exception that says so, foreign things {Read} read, {RunIn} run in, {Deleted} deleted, {Undocumented} other ends");
}
