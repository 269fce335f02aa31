using System.Text;
using System.Text.Json;

namespace Livy.Client.Testing;

/// <summary>What a matching statement does. The script added last is asked first; without any output of its own a script returns the text <c>""</c>; of several outputs the last one counts.</summary>
public sealed class StatementScript : Script<StatementContext, StatementScript>
{
    private Func<StatementContext, string> _output = static context => Outputs.Text(context.Id, "");
    private TimeSpan? _duration;
    private double[] _progress = [];
    private string[] _logLines = [];
    private bool _killsSession;
    private bool _breaksInterpreter;
    private bool _ignoresCancel;

    internal StatementScript(Func<StatementContext, bool> matches)
        : base(matches)
    {
    }

    /// <summary>Succeeds with a <c>text/plain</c> output. Mind what the kinds really print: Scala <c>res0: Int = 2\n</c>, Python <c>2</c>.</summary>
    /// <param name="text">The text, exactly as it is to come back.</param>
    /// <returns>This script.</returns>
    public StatementScript Returns(string text) => Returns(_ => text);

    /// <summary>Succeeds with a <c>text/plain</c> output made from the statement.</summary>
    /// <param name="text">Makes the text.</param>
    /// <returns>This script.</returns>
    public StatementScript Returns(Func<StatementContext, string> text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Answers(context => Outputs.Text(context.Id, text(context)));
    }

    /// <summary>Succeeds with an <c>application/json</c> output, as <c>%json</c> and kind <c>sql</c> do.</summary>
    /// <param name="json">A JSON value; it is spliced in as it is.</param>
    /// <returns>This script.</returns>
    public StatementScript ReturnsJson(string json)
    {
        CheckJson(json, "a JSON value", static _ => true);
        return Answers(context => Outputs.Mime(context.Id, "application/json", json));
    }

    /// <summary>Succeeds with an <c>application/vnd.livy.table.v1+json</c> output, as <c>%table</c> does. The column types are taken from the first cells that are not null.</summary>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="rows">The rows: strings, numbers, booleans, nulls. Short rows stay short, as in Livy.</param>
    /// <returns>This script.</returns>
    public StatementScript ReturnsTable(IReadOnlyList<string> columns, params IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        var json = TableJson.Magic(columns, rows);
        return Answers(context => Outputs.Mime(context.Id, "application/vnd.livy.table.v1+json", json));
    }

    /// <summary>Succeeds with the result of a query of kind <c>sql</c>: <c>application/json</c> with Spark's schema.</summary>
    /// <param name="columns">The columns as <c>name:type</c> with Spark's type names, for example <c>age:integer</c>; without a type the cells decide.</param>
    /// <param name="rows">The rows: strings, numbers, booleans, nulls.</param>
    /// <returns>This script.</returns>
    public StatementScript ReturnsRows(IReadOnlyList<string> columns, params IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        var json = TableJson.Sql(columns, rows);
        return Answers(context => Outputs.Mime(context.Id, "application/json", json));
    }

    /// <summary>Succeeds with an <c>image/png</c> output, as <c>%matplot</c> does.</summary>
    /// <param name="png">The bytes of the image.</param>
    /// <returns>This script.</returns>
    public StatementScript ReturnsImage(byte[] png) =>
        Answers(context => Outputs.Mime(context.Id, "image/png", $"\"{Convert.ToBase64String(png)}\""));

    /// <summary>Succeeds with a whole mime bundle.</summary>
    /// <param name="json">The JSON object that is to stand in <c>data</c>.</param>
    /// <returns>This script.</returns>
    public StatementScript ReturnsData(string json)
    {
        CheckJson(json, "a JSON object from mime types to contents", static element => element.ValueKind is JsonValueKind.Object);
        return Answers(context => Outputs.Data(context.Id, json));
    }

    /// <summary>Fails with an error output.</summary>
    /// <param name="ename">The name of the error; always <c>Error</c> for Scala and sql.</param>
    /// <param name="evalue">Its message.</param>
    /// <param name="traceback">The lines of the traceback, each with its own <c>\n</c>.</param>
    /// <returns>This script.</returns>
    public StatementScript Fails(string ename, string? evalue, params string[] traceback) =>
        Answers(context => Outputs.Error(context.Id, ename, evalue, traceback));

    /// <summary>Puts any JSON into the <c>output</c> field of the statement, even such as no Livy would send.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>This script.</returns>
    public StatementScript RespondsRawOutput(string json) => Answers(_ => json);

    /// <summary>Puts any JSON, made from the statement, into its <c>output</c> field.</summary>
    /// <param name="json">Makes the JSON text.</param>
    /// <returns>This script.</returns>
    public StatementScript RespondsRawOutput(Func<StatementContext, string> json) => Answers(json);

    /// <summary>Runs for this long.</summary>
    /// <param name="time">Simulated or real, as the clock of the fake is.</param>
    /// <returns>This script.</returns>
    public StatementScript Takes(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        _duration = time;
        return this;
    }

    /// <summary>Shows these values of <c>progress</c> one after another while it runs, each for an equal time. Livy's progress is not monotonic.</summary>
    /// <param name="values">Values from 0 to 1.</param>
    /// <returns>This script.</returns>
    public StatementScript Progress(params double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (Array.Exists(values, static value => value is not (>= 0 and <= 1)))
        {
            throw new ArgumentOutOfRangeException(nameof(values), $"Values of progress go from 0 to 1: {string.Join(", ", values.Select(JavaNumbers.Format))}.");
        }

        _progress = values;
        return this;
    }

    /// <summary>Adds lines to the stdout section of the session's log when it ends.</summary>
    /// <param name="lines">The lines, without line ends.</param>
    /// <returns>This script.</returns>
    public StatementScript Logs(params string[] lines)
    {
        _logLines = lines;
        return this;
    }

    /// <summary>The driver ends with the statement: the session is <c>dead</c>, its statements are lost.</summary>
    /// <returns>This script.</returns>
    public StatementScript KillsSession()
    {
        _killsSession = true;
        return this;
    }

    /// <summary>The interpreter dies with the statement ("Interpreter died"): the session turns to <c>error</c>, every later statement of the kind fails.</summary>
    /// <returns>This script.</returns>
    public StatementScript BreaksInterpreter()
    {
        _breaksInterpreter = true;
        return Fails("Error", "Interpreter died:\n\n");
    }

    /// <summary>Runs to its end although it is cancelled, as code outside of Spark does; after 30 s it is <c>cancelled</c> without an output, which is filled in at the end.</summary>
    /// <returns>This script.</returns>
    public StatementScript IgnoresCancel()
    {
        _ignoresCancel = true;
        return this;
    }

    internal StatementOutcome? Run(StatementContext context)
    {
        if (!Take(context))
        {
            return null;
        }

        return new StatementOutcome
        {
            Output = _output(context),
            Duration = _duration,
            Progress = _progress,
            LogLines = _logLines,
            KillsSession = _killsSession,
            BreaksInterpreter = _breaksInterpreter,
            IgnoresCancel = _ignoresCancel,
        };
    }

    private StatementScript Answers(Func<StatementContext, string> answer)
    {
        _output = answer;
        return this;
    }

    /// <summary>Bytes, not text, are parsed: half a surrogate pair is allowed, because a real server's outputs break on it in a way worth testing.</summary>
    private static void CheckJson(string json, string expected, Func<JsonElement, bool> isExpected)
    {
        ArgumentNullException.ThrowIfNull(json);
        JsonException? inner = null;
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
            if (isExpected(document.RootElement))
            {
                return;
            }
        }
        catch (JsonException exception)
        {
            inner = exception;
        }

        throw new ArgumentException($"This is not {expected}; for anything else there is {nameof(RespondsRawOutput)}. Found: {json}", nameof(json), inner);
    }
}
