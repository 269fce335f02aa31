using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Livy.Client.Testing;

namespace LivyCli;

/// <summary>What the statements do that match: all of them without <c>code</c> and <c>regex</c>.</summary>
internal sealed record StatementRule
{
    public string? Code { get; set; }

    public string? Regex { get; set; }

    /// <summary>Only statements of this kind: spark, pyspark, sparkr or sql.</summary>
    public string? Kind { get; set; }

    public string? Text { get; set; }

    public JsonElement? Json { get; set; }

    /// <summary>As <c>%table</c> shows it.</summary>
    public TableRule? Table { get; set; }

    /// <summary>As kind sql shows it; columns may be <c>name:type</c>.</summary>
    public TableRule? Rows { get; set; }

    /// <summary>A PNG.</summary>
    public byte[]? Image { get; set; }

    public ErrorRule? Error { get; set; }

    public TimeSpan? Takes { get; set; }

    public IReadOnlyList<double> Progress { get; set; } = [];

    /// <summary>Lines for the stdout section of the session's log.</summary>
    public IReadOnlyList<string> Log { get; set; } = [];

    public bool KillsSession { get; set; }

    public bool BreaksInterpreter { get; set; }

    public bool IgnoresCancel { get; set; }

    public int? Times { get; set; }

    public void Check(string path)
    {
        CodeMatch.Check(Code, Regex, path);
        if (new object?[] { Text, Json, Table, Rows, Image, Error }.Count(output => output is not null) > 1)
        {
            throw new ScriptException(path, "expected at most one of \"text\", \"json\", \"table\", \"rows\", \"image\", \"error\"");
        }

        if (Progress.Any(value => value is not (>= 0 and <= 1)))
        {
            throw new ScriptException(path + ".progress", "expected values from 0 to 1");
        }

        FakeScript.CheckTimes(Times, path);
        Table?.Check(path + ".table");
        Rows?.Check(path + ".rows");
    }

    public void AddTo(FakeLivy livy)
    {
        var isMeant = CodeMatch.Of(Code, Regex);
        var script = livy.OnStatement(statement => (Kind is null || Kind == statement.Kind) && isMeant(statement.Code));
        AddOutput(script);
        AddCourse(script);
    }

    private void AddOutput(StatementScript script)
    {
        if (Json is { } json)
        {
            script.ReturnsJson(Compact(json));
        }
        else if (Table is not null)
        {
            script.ReturnsTable(Table.Columns, Table.Cells);
        }
        else if (Rows is not null)
        {
            script.ReturnsRows(Rows.Columns, Rows.Cells);
        }
        else if (Image is not null)
        {
            script.ReturnsImage(Image);
        }
        else if (Error is not null)
        {
            script.Fails(Error.Ename, Error.Evalue, [.. Error.Traceback]);
        }
        else
        {
            script.Returns(Text ?? "");
        }
    }

    private void AddCourse(StatementScript script)
    {
        script.Progress([.. Progress]).Logs([.. Log]);
        if (Takes is { } takes)
        {
            script.Takes(takes);
        }

        if (Times is { } times)
        {
            script.Times(times);
        }

        if (BreaksInterpreter)
        {
            script.BreaksInterpreter();
        }

        if (KillsSession)
        {
            script.KillsSession();
        }

        if (IgnoresCancel)
        {
            script.IgnoresCancel();
        }
    }

    /// <summary>As Livy sends it: without spaces, and with letters as they are.</summary>
    private static string Compact(JsonElement json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
