namespace Livy.Client.ConformanceTests;

/// <summary>What surprises in Livy, by the numbers of section 10.1 of <c>../shared/docs/wire.md</c>; a whole run shows each.</summary>
internal enum Surprise
{
    /// <summary><c>interrupt</c> ends the session, not a statement.</summary>
    InterruptEndsTheSession = 1,

    /// <summary>The status of a job that has ended can be read once.</summary>
    JobStatusIsReadableOnce = 2,

    /// <summary>A cancelled job is a 500.</summary>
    CancelledJobIs500 = 3,

    /// <summary>A refused batch leaves one that keeps the name.</summary>
    RefusedBatchLeavesAPhantom = 4,

    /// <summary>An explicit null in a create is a 500.</summary>
    ExplicitNullIs500 = 5,

    /// <summary>An error is a bare string as well as a <c>msg</c>.</summary>
    ErrorMayBeABareString = 6,

    /// <summary>An answer without content has twenty bytes of gzip.</summary>
    VoidAnswerIsGzipGarbage = 7,

    /// <summary>A trailing slash is a 404.</summary>
    TrailingSlashIs404 = 8,

    /// <summary>A name of digits is taken for an id.</summary>
    NameOfDigitsIsAnId = 9,

    /// <summary>GET statements blocks while the session starts.</summary>
    StatementsBlockWhileStarting = 10,

    /// <summary>The error of a magic comes under status ok.</summary>
    MagicErrorIsOk = 11,

    /// <summary>The content type of a form eats the body.</summary>
    FormTypeEatsTheBody = 12,

    /// <summary>An evicted statement is a 404 and shifts the total.</summary>
    EvictedStatementShiftsTheTotal = 13,

    /// <summary>A 403 is an empty object.</summary>
    ForbiddenIsAnEmptyObject = 14,

    /// <summary>An upload that is too large is a 500, a page or JSON.</summary>
    LargeUploadIs500InTwoShapes = 15,

    /// <summary>DELETE without the header against forgery is a 400 without a body.</summary>
    DeleteWithoutCsrfHeaderIsAnEmpty400 = 16,

    /// <summary>OPTIONS is a 405.</summary>
    OptionsIs405 = 17,

    /// <summary>A statement without a kind in a shared session is a 500.</summary>
    SharedSessionNeedsAKind = 18,

    /// <summary>A statement is a 500 while the session starts, and a 400 once it is dead.</summary>
    StatementWhileStartingIs500 = 19,

    /// <summary>The offsets of a log move.</summary>
    LogOffsetsAreNotAbsolute = 20,

    /// <summary>A child process that writes to stdout ruins Python.</summary>
    ChildProcessRuinsPython = 21,

    /// <summary>The state returns to <c>idle</c> although Python is dead.</summary>
    IdleThoughPythonIsDead = 22,

    /// <summary>What an upload does depends on the kind of the session, not on the route.</summary>
    UploadsObeyTheKind = 23,

    /// <summary>A second upload under a name keeps the first content.</summary>
    SecondUploadKeepsTheFirst = 24,

    /// <summary>A file name with a space is a 500.</summary>
    FileNameWithASpaceIs500 = 25,

    /// <summary>A statement of kind <c>shared</c> waits for ever.</summary>
    StatementOfKindSharedNeverEnds = 26,

    /// <summary>A lone surrogate in one output makes the list a 500.</summary>
    LoneSurrogateBreaksTheList = 27,

    /// <summary>A list in the name of somebody else is a 500 when denied.</summary>
    DeniedListIs500 = 28,

    /// <summary><c>sql</c> loses decimals and fractions of seconds.</summary>
    SqlLosesPrecision = 29,

    /// <summary><c>sql</c> gives structs as serialised rows.</summary>
    SqlStructIsASerialisedRow = 30,

    /// <summary>A statement that fails loses its earlier output.</summary>
    FailureLosesTheOutput = 31,

    /// <summary>Scala's <c>%json</c> works only right after the value was computed.</summary>
    ScalaJsonNeedsAFreshValue = 32,

    /// <summary>Rows of a <c>%table</c> may be short.</summary>
    TableRowsMayBeShort = 33,

    /// <summary>A cancelled statement may have an ok output.</summary>
    CancelledStatementMayBeOk = 34,

    /// <summary>A queue that is too long evicts statements that run.</summary>
    FullQueueEvictsWhatRuns = 35,

    /// <summary>GET statements that was begun during a failing start never returns.</summary>
    StatementsOfAFailingStartHang = 36,

    /// <summary>GET statements is a 500 in the instant of connecting.</summary>
    StatementsWhileConnectingAre500 = 37,

    /// <summary><c>idleTimeout</c> counts while the session starts.</summary>
    IdleTimeoutCountsWhileStarting = 38,

    /// <summary><c>killed</c> is passed through on the way to <c>dead</c>, or is the end.</summary>
    KilledMayBeTheEnd = 39,

    /// <summary><c>sc.stop()</c> leaves the session <c>idle</c>.</summary>
    StoppedContextLeavesIdle = 40,

    /// <summary><c>run-job</c> blocks every GET of its session.</summary>
    RunJobBlocksTheSession = 41,

    /// <summary><c>gzip;q=0</c> gets gzip.</summary>
    RefusedGzipIsSent = 42,

    /// <summary>A completion without a kind is a 500.</summary>
    CompletionWithoutAKindIs500 = 43,

    /// <summary><c>too many sessions</c> hides every other error of a create.</summary>
    TooManySessionsHidesOtherErrors = 44,

    /// <summary>An output above the limit hangs its GET and the list.</summary>
    LargeOutputHangs = 45,

    /// <summary>A request above the limit kills the session, whose state stays <c>idle</c>.</summary>
    LargeRequestKillsTheSession = 46,
}
