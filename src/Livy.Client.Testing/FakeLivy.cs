using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary>
/// A Livy server without sockets and without Spark: raw requests in, raw answers out, byte for byte as Livy 0.9.0 gives them, all time from a <see cref="TimeProvider"/>.
/// Use it through <see cref="CreateHandler"/> in process, or through <see cref="LivyMockServer"/> over HTTP.
/// </summary>
/// <remarks>Safe for use by many threads at once. What it answers to statements is decided by scripts, for simple code by small built-in interpreters.</remarks>
public sealed class FakeLivy : IDisposable
{
    /// <summary>The requests that a complaint shows: enough to see why a stub was passed by.</summary>
    private const int NewestShown = 5;

    private readonly ScriptBook _scripts = new();
    private readonly StubTable _stubs = new();
    private readonly RequestJournal _journal;
    private readonly StateEngine _engine;
    private readonly Authenticator _authenticator;
    private ReplayTable? _replay;

    /// <summary>A fresh server without sessions.</summary>
    /// <param name="options">Its settings; they may be changed later. Default: those of a Livy 0.9.0.</param>
    /// <param name="timeProvider">Its clock; a <see cref="SimulatedClock"/> makes tests fast and exact. Default: the system's.</param>
    /// <exception cref="ArgumentException">Settings that do not go together.</exception>
    public FakeLivy(FakeLivyOptions? options = null, TimeProvider? timeProvider = null)
    {
        Options = options ?? new FakeLivyOptions();
        Options.Check();
        TimeProvider = timeProvider ?? TimeProvider.System;
        Clock = TimeProvider as SimulatedClock;
        _journal = new RequestJournal(Options, TimeProvider);
        _engine = new StateEngine(Options, TimeProvider, _scripts);
        _authenticator = new Authenticator(Options, TimeProvider);
    }

    /// <summary>The settings.</summary>
    public FakeLivyOptions Options { get; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>Seeded faults between the client and the server. Default: none.</summary>
    public FaultInjection Faults { get; } = new();

    /// <summary>The requests so far, in the order they came in, with what came of them; the newest <see cref="FakeLivyOptions.JournalSize"/> are kept.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _journal.Snapshot();

    internal SimulatedClock? Clock { get; }

    /// <summary>What it holds right now.</summary>
    internal StateCounts Counts => _engine.Counts();

    /// <summary>Answers one request; blocks as long as Livy would.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">The client has given up.</param>
    /// <returns>The answer.</returns>
    public async Task<FakeLivyResponse> HandleAsync(FakeLivyRequest request, CancellationToken cancellationToken = default)
    {
        Clock?.Enter();
        try
        {
            return await AnswerAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Clock?.Leave();
        }
    }

    /// <summary>A handler for any <see cref="HttpClient"/>, so that it talks to this server in process. Every call makes a new one.</summary>
    /// <returns>The handler. Disposing it does not end this server.</returns>
    public HttpMessageHandler CreateHandler() => new FakeLivyHandler(this);

    /// <summary>Scripts the statements with exactly this code; spaces around it do not count.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The script, to be told what to do.</returns>
    public StatementScript OnStatement(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return OnStatement(context => string.Equals(context.Code.Trim(), code.Trim(), StringComparison.Ordinal));
    }

    /// <summary>Scripts the statements whose code matches.</summary>
    /// <param name="code">The pattern.</param>
    /// <returns>The script, to be told what to do.</returns>
    public StatementScript OnStatement(Regex code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return OnStatement(context => code.IsMatch(context.Code));
    }

    /// <summary>Scripts the statements the predicate takes.</summary>
    /// <param name="predicate">The predicate.</param>
    /// <returns>The script, to be told what to do.</returns>
    public StatementScript OnStatement(Func<StatementContext, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return _scripts.Add(new StatementScript(predicate));
    }

    /// <summary>Scripts the completions of exactly this code, wherever the cursor stands in it; spaces around it do not count.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The script, to be told what to do.</returns>
    public CompletionScript OnCompletion(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return OnCompletion(context => string.Equals(context.Code.Trim(), code.Trim(), StringComparison.Ordinal));
    }

    /// <summary>Scripts the completions whose code matches.</summary>
    /// <param name="code">The pattern.</param>
    /// <returns>The script, to be told what to do.</returns>
    public CompletionScript OnCompletion(Regex code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return OnCompletion(context => code.IsMatch(context.Code));
    }

    /// <summary>Scripts the completions the predicate takes.</summary>
    /// <param name="predicate">The predicate.</param>
    /// <returns>The script, to be told what to do.</returns>
    public CompletionScript OnCompletion(Func<CompletionContext, bool> predicate) => _scripts.Add(new CompletionScript(predicate));

    /// <summary>Scripts how the sessions start that the predicate takes.</summary>
    /// <param name="predicate">The predicate. Default: all sessions.</param>
    /// <returns>The script, to be told what to do.</returns>
    public SessionScript OnSession(Func<SessionRequest, bool>? predicate = null) => _scripts.Add(new SessionScript(predicate ?? (static _ => true)));

    /// <summary>Scripts the batches with this application file.</summary>
    /// <param name="file">The file, as sent; or only the end of it, such as <c>/app.jar</c>.</param>
    /// <returns>The script, to be told what to do.</returns>
    public BatchScript OnBatch(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        return OnBatch(request => request.File?.EndsWith(file, StringComparison.Ordinal) == true);
    }

    /// <summary>Scripts the batches the predicate takes.</summary>
    /// <param name="predicate">The predicate. Default: all batches.</param>
    /// <returns>The script, to be told what to do.</returns>
    public BatchScript OnBatch(Func<BatchRequest, bool>? predicate = null) => _scripts.Add(new BatchScript(predicate ?? (static _ => true)));

    /// <summary>Scripts the Java jobs of this class.</summary>
    /// <param name="className">The full name of the class, such as <c>com.example.AnswerJob</c>.</param>
    /// <returns>The script, to be told what to do.</returns>
    public JobScript OnJob(string className)
    {
        ArgumentException.ThrowIfNullOrEmpty(className);
        return OnJob(job => job.ClassName == className);
    }

    /// <summary>Scripts the jobs the predicate takes.</summary>
    /// <param name="predicate">The predicate. Default: all jobs.</param>
    /// <returns>The script, to be told what to do.</returns>
    public JobScript OnJob(Func<JobContext, bool>? predicate = null) => _scripts.Add(new JobScript(predicate ?? (static _ => true)));

    /// <summary>Puts a program of your own on the driver of every session, to answer jobs and statements before the scripts do; the newest is asked first. It is made when the first of them comes to the session.</summary>
    /// <param name="start">Makes the program of a session, told its id. Each must be new: it is disposed when the driver is gone.</param>
    public void AddDriverProgram(Func<int, IDriverProgram> start)
    {
        ArgumentNullException.ThrowIfNull(start);
        _scripts.Add(start);
    }

    /// <summary>
    /// Puts a stub in front of the server. It takes one request unless told otherwise; stubs that take a number of requests come first, oldest first,
    /// then those that always apply, newest first; what no stub takes the server answers.
    /// </summary>
    /// <param name="stub">Which requests.</param>
    /// <returns>The stub, to be told what to do.</returns>
    public StubReply When(Stub stub)
    {
        ArgumentNullException.ThrowIfNull(stub);
        return _stubs.Add(stub);
    }

    /// <summary>
    /// Answers from a recording from now on, in place of the state machine: by method, target and body, in the order recorded; <see cref="Restart"/> begins it again.
    /// Stubs and faults stand before it; users, the base path and the scripts play no part in it.
    /// </summary>
    /// <param name="recording">The recording.</param>
    /// <param name="fallback">What becomes of a request to which it has no answer. Default: it fails.</param>
    public void Replay(LivyRecording recording, ReplayFallback fallback = ReplayFallback.Fail)
    {
        ArgumentNullException.ThrowIfNull(recording);
        _replay = new ReplayTable(recording, fallback);
    }

    /// <inheritdoc cref="Replay(LivyRecording, ReplayFallback)"/>
    /// <param name="path">The file of the recording.</param>
    /// <param name="fallback">What becomes of a request to which it has no answer. Default: it fails.</param>
    /// <exception cref="LivyRecordingException">A line of the recording cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public void Replay(string path, ReplayFallback fallback = ReplayFallback.Fail) => Replay(LivyRecording.Load(path), fallback);

    /// <summary>Removes all stubs and forgets the requests so far; sessions, batches and scripts stay.</summary>
    public void ClearStubsAndRequests()
    {
        _stubs.Clear();
        _journal.Clear();
    }

    /// <summary>Checks that every stub was used as often as it was meant to be, and that nothing was asked that this server cannot emulate.</summary>
    /// <exception cref="InvalidOperationException">It was not; the message says what is missing.</exception>
    public void VerifyAllCalled()
    {
        var complaints = _stubs.Uncalled();
        complaints.AddRange(_journal.NotEmulated());
        if (complaints.Count > 0)
        {
            IEnumerable<string> newest = _journal.Newest(NewestShown) is { Count: > 0 } requests ? ["The newest requests:", .. requests] : ["There was no request."];
            throw new InvalidOperationException("Not everything happened as the stubs say:\n  " + string.Join("\n  ", complaints.Concat(newest)));
        }
    }

    /// <summary>Restarts the server with recovery off: sessions, batches and names are gone, ids start at 0 again, connected clients are dropped. Scripts stay.</summary>
    public void Restart()
    {
        _replay?.Rewind();
        _authenticator.Renew();
        _engine.Restart();
    }

    /// <summary>Ends the driver of a session as a crash does: <c>dead</c>, its statements lost.</summary>
    /// <param name="sessionId">The id of the session.</param>
    /// <exception cref="InvalidOperationException">There is no such session.</exception>
    public void KillSession(int sessionId) => WithSession(sessionId, static session => session.Crash());

    /// <summary>
    /// Cuts the server off from the driver of a session, as a request above <c>livy.rsc.rpc.max.size</c> does: its state stays <c>idle</c>,
    /// everything that needs the driver is 500 <c>RPC channel is closed</c>, what is under way 500 <c>CancellationException</c>. Only DELETE helps.
    /// </summary>
    /// <param name="sessionId">The id of the session.</param>
    /// <exception cref="InvalidOperationException">There is no such session.</exception>
    public void LoseChannel(int sessionId) => WithSession(sessionId, static session => session.LoseChannel());

    /// <summary>Adds a statement to a session as some other client would: it takes an id and its turn in the queue.</summary>
    /// <param name="sessionId">The id of the session, which must have started.</param>
    /// <param name="code">The code.</param>
    /// <param name="kind">The kind of the code. Default: the session's own.</param>
    /// <returns>The id of the statement.</returns>
    /// <exception cref="InvalidOperationException">There is no such session, or it takes no statements.</exception>
    public int AddForeignStatement(int sessionId, string code, string? kind = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        var id = -1;
        WithSession(sessionId, session =>
        {
            if (session is { IsConnected: true, IsActive: true })
            {
                id = session.Statements.Submit(code, kind ?? session.Kind).Id;
            }
        });
        return id >= 0 ? id : throw new InvalidOperationException($"Session {sessionId} does not exist or takes no statements.");
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    /// <summary>Tells somebody of everything that the server does from now on.</summary>
    internal void Observe(IStateObserver observer) => _engine.Look(server => server.Observer = observer);

    /// <summary>Makes the next session or batch have this id, as on a server that others use, too.</summary>
    internal void SkipIds(bool ofSessions, int id) => _engine.Look(server =>
    {
        if (ofSessions)
        {
            server.Sessions.SkipTo(id);
        }
        else
        {
            server.Batches.SkipTo(id);
        }
    });

    internal async Task<FakeLivyResponse> AnswerAsync(FakeLivyRequest request, CancellationToken cancellationToken)
    {
        var recorded = _journal.Begin(request);
        var stub = _stubs.Take(request, Options.BasePath);
        recorded.Stub = stub?.ToString();
        if (stub is null && Faults.Next(request) is { } fault)
        {
            recorded.Fault = fault.Text;
            stub = fault.ToReply();
        }

        var response = stub is null
            ? await ServeAsync(request, cancellationToken).ConfigureAwait(false)
            : await stub.RunAsync(token => ServeAsync(request, token), TimeProvider, cancellationToken).ConfigureAwait(false);
        _journal.End(recorded, response);
        return response;
    }

    private async Task<FakeLivyResponse> ServeAsync(FakeLivyRequest request, CancellationToken cancellationToken)
    {
        if (_replay?.Answer(request) is { } recorded)
        {
            return recorded;
        }

        List<KeyValuePair<string, string>> greeting = [];
        FakeLivyResponse response;
        try
        {
            var exchange = FrontDoor.Open(request, Options, _authenticator, greeting);
            response = await _engine.HandleAsync(exchange, cancellationToken).ConfigureAwait(false);
        }
        catch (LivyFault fault)
        {
            response = Replies.Of(fault);
        }
        catch (Refusal refusal)
        {
            response = refusal.Response;
        }

        return response.IsDropped ? response : BackDoor.Close(request, response, Options, greeting);
    }

    private void WithSession(int id, Action<InteractiveSession> action) => _engine.Look(server =>
    {
        if (server.Sessions.Find(id) is { } found)
        {
            found.Events.NoteChange();
            action(found);
        }
        else
        {
            throw new InvalidOperationException($"There is no session {id}; the server has {(server.Sessions.Count == 0 ? "none" : string.Join(", ", server.Sessions.All.Select(session => session.Id)))}.");
        }
    });
}
