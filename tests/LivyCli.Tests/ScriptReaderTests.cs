namespace LivyCli.Tests;

public sealed class ScriptReaderTests
{
    [Theory]
    [InlineData("""{"statement":[]}""", "$: unknown key \"statement\", expected one of \"options\", \"statements\", \"completions\", \"sessions\", \"batches\", \"jobs\"")]
    [InlineData("""{"statements":[{"code":"1"},{"cod":"1"}]}""", "$.statements[1]: unknown key \"cod\", expected one of \"code\", \"regex\", ")]
    [InlineData("""{"statements":{}}""", "$.statements: expected an array, found {}")]
    [InlineData("""{"statements":[{"takes":"2s"}]}""", "$.statements[0].takes: expected a number of seconds, 0 or more, found \"2s\"")]
    [InlineData("""{"statements":[{"takes":-1}]}""", "$.statements[0].takes: expected a number of seconds, 0 or more, found -1")]
    [InlineData("""{"statements":[{"progress":[0.5,50]}]}""", "$.statements[0].progress: expected values from 0 to 1")]
    [InlineData("""{"statements":[{"times":0}]}""", "$.statements[0].times: expected 1 or more, found 0")]
    [InlineData("""{"sessions":[{"times":-1}]}""", "$.sessions[0].times: expected 1 or more, found -1")]
    [InlineData("""{"batches":[{"file":"/a.jar","times":0}]}""", "$.batches[0].times: expected 1 or more, found 0")]
    [InlineData("""{"jobs":[{"className":"a.B","times":0}]}""", "$.jobs[0].times: expected 1 or more, found 0")]
    [InlineData("""{"completions":[{"code":"sc.","times":0}]}""", "$.completions[0].times: expected 1 or more, found 0")]
    [InlineData("""{"statements":[{"regex":"("}]}""", "$.statements[0].regex: expected a regular expression: ")]
    [InlineData("""{"statements":[{"code":"1","regex":"1"}]}""", "$.statements[0]: expected \"code\" or \"regex\", not both")]
    [InlineData("""{"statements":[{"text":"1","json":1}]}""", "$.statements[0]: expected at most one of \"text\", \"json\", ")]
    [InlineData("""{"statements":[{"error":{"evalue":"x"}}]}""", "$.statements[0].error: the key \"ename\" is missing")]
    [InlineData("""{"statements":[{"table":{"columns":["a"],"rows":[[[]]]}}]}""", "$.statements[0].table.rows[0]: expected strings, numbers, true, false or null")]
    [InlineData("""{"completions":[{"code":"1","regex":"1"}]}""", "$.completions[0]: expected \"code\" or \"regex\", not both")]
    [InlineData("""{"completions":[{"regex":"["}]}""", "$.completions[0].regex: expected a regular expression: ")]
    [InlineData("""{"completions":[{"candidates":"parallelize"}]}""", "$.completions[0].candidates: expected an array, found \"parallelize\"")]
    [InlineData("""{"sessions":[{"failsToStart":"no"}]}""", "$.sessions[0].failsToStart: expected an array, found \"no\"")]
    [InlineData("""{"sessions":[{"through":["shutting_down"]}]}""", "$.sessions[0].through: expected some of \"shutting_down\", \"killed\", \"dead\", and not \"shutting_down\" as the last")]
    [InlineData("""{"sessions":[{"through":["idle","dead"]}]}""", "$.sessions[0].through: expected some of ")]
    [InlineData("""{"batches":[{"ends":"well"}]}""", "$.batches[0].ends: expected one of \"success\", \"dead\", \"killed\", found \"well\"")]
    [InlineData("""{"batches":[null]}""", "$.batches[0]: expected an object with one of \"file\", ")]
    [InlineData("""{"jobs":[{"result":"%"}]}""", "$.jobs[0].result: expected base64 text, found \"%\"")]
    [InlineData("""{"options":{"profile":"1.0"}}""", "$.options.profile: expected one of \"0.9\", \"0.8\", \"0.7\", found \"1.0\"")]
    [InlineData("""{"options":{"basicUser":"ann"}}""", "$.options: expected \"basicUser\" and \"basicPassword\" together")]
    [InlineData("""{"options":{"csrf":true,"csrf":false}}""", "$: Duplicate property")]
    [InlineData("{\n\"options\":", "line 2: ")]
    public void Parse_Mistake_IsSaidWithItsPlace(string script, string start) =>
        Should.Throw<ScriptException>(() => ScriptReader.Parse(script)).Message.ShouldStartWith(start);

    [Fact]
    public void Parse_CommentsAndLeftOutKeys_AreFine()
    {
        var script = ScriptReader.Parse("{ // nothing\n \"statements\": [ { \"code\": \"1\", }, ], }");

        script.Statements.ShouldHaveSingleItem().Progress.ShouldBeEmpty();
        script.Batches.ShouldBeEmpty();
        script.Options.ToFakeLivyOptions().MaxCreation.ShouldBe(100);
    }
}
