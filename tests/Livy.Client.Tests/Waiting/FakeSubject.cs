namespace Livy.Client.Tests;

/// <summary>A subject of waits whose snapshots are words and whose polls are scripted; the last one is repeated.</summary>
internal sealed class FakeSubject(params Func<CancellationToken, Task<string>>[] polls) : WaitSubject<string>
{
    public const string End = "ended";

    private int _polls;

    /// <summary>How often it was polled.</summary>
    public int Polls => _polls;

    /// <summary>For how long the state had been seen, at each question whether the wait is over.</summary>
    public List<TimeSpan> StateAges { get; } = [];

    /// <summary>The counts of unanswered polls that were told.</summary>
    public List<int> Unanswered { get; } = [];

    /// <summary>What to throw for an unanswered poll.</summary>
    public Exception? Unanswerable { get; init; }

    /// <summary>The change that brings the end nearer.</summary>
    public (string Before, string Now)? Nearer { get; init; }

    public override string Name => "Thing 1";

    public override LivyId Owner => 1;

    public override TimeSpan MaxInterval { get; } = TimeSpan.FromSeconds(2);

    /// <summary>A poll that brings a word.</summary>
    public static Func<CancellationToken, Task<string>> Is(string word) => _ => Task.FromResult(word);

    /// <summary>A poll that brings a word after a while.</summary>
    public static Func<CancellationToken, Task<string>> Is(string word, TimeSpan after, TimeProvider time) => async token =>
    {
        await Task.Delay(after, time, token).ConfigureAwait(false);
        return word;
    };

    /// <summary>A poll that fails.</summary>
    public static Func<CancellationToken, Task<string>> Fails(Exception error) => _ => Task.FromException<string>(error);

    /// <summary>A poll that is not answered within its limit.</summary>
    public static Func<CancellationToken, Task<string>> IsUnanswered() => Fails(LivyConnectionException.Unanswered("no answer", isRepeatable: true, new TimeoutException()));

    public override Task<string> PollAsync(CancellationToken cancellationToken)
    {
        var poll = polls[Math.Min(_polls, polls.Length - 1)];
        _polls++;
        return poll(cancellationToken);
    }

    // A word such as "running 2" is of state "running".
    public override string StateOf(string snapshot) => snapshot.Split(' ')[0];

    public override bool HasEnded(string snapshot, TimeSpan stateAge)
    {
        StateAges.Add(stateAge);
        return snapshot == End;
    }

    public override bool HasChanged(string before, string now) => before != now;

    public override bool BringsEndNearer(string before, string now) => Nearer == (before, now);

    public override Task<Exception> ExplainAsync(LivyException error, string? last, CancellationToken cancellationToken) =>
        Task.FromResult<Exception>(new InvalidOperationException($"explained, last {last ?? "nothing"}", error));

    public override Task<Exception?> OnNoAnswerAsync(int count, string? last, CancellationToken cancellationToken)
    {
        Unanswered.Add(count);
        return Task.FromResult(Unanswerable);
    }
}
