using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace Livy.Client.Testing.Tests;

/// <summary>Whatever the code is, a statement ends soon, with little memory and in an ordinary output.</summary>
public sealed class HardeningTests(ITestOutputHelper output)
{
    private const int Deep = 10_000;
    private const int Most = 64 << 20;

    /// <summary>It is under half a second, but other tests may be on the machine.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public static TheoryData<string, string, string, string> Towers => new()
    {
        { "pyspark", "(", "1", ")" }, { "pyspark", "[", "", "]" }, { "pyspark", "{'a':", "1", "}" }, { "pyspark", "-", "1", "" }, { "pyspark", "1**", "1", "" }, { "pyspark", "1+", "1", "" },
        { "pyspark", "'a'+", "'a'", "" }, { "pyspark", "'a' ", "'a'", "" }, { "pyspark", "print(", "", ")" }, { "pyspark", "not ", "True", "" }, { "pyspark", "1<", "2", "" },
        { "pyspark", "", "sc", ".version" }, { "pyspark", "", "spark.range(9)", ".limit(1)" }, { "pyspark", "", "[1]", "[0]" }, { "pyspark", "x = (", "1", "" }, { "pyspark", "lambda: ", "1", "" },
        { "pyspark", "for x in [1]: ", "1", "" }, { "pyspark", "# ", "", "\n" }, { "pyspark", "%json ", "x", "" }, { "pyspark", "\\\n", "1", "" }, { "pyspark", "\"\"\"", "", "" },
        { "pyspark", "spark.sql('select ", "1", "')" }, { "pyspark", "f\"{", "1", "}\"" }, { "pyspark", "=", "1", "" }, { "pyspark", "raise X(", "1", ")" }, { "pyspark", "import a.", "b", "" },
        { "spark", "(", "1", ")" }, { "spark", "(", "1", "" }, { "spark", "{", "1", "}" }, { "spark", "List(", "1", ")" }, { "spark", "-", "1", "" }, { "spark", "1+", "1", "" }, { "spark", "\"a\"+", "\"a\"", "" },
        { "spark", "println(", "1", ")" }, { "spark", "", "sc", ".version" }, { "spark", "", "spark.range(9)", ".toDF.limit(1)" }, { "spark", "", "spark.range(9)", ".toJSON" }, { "spark", "val x = ", "1", "" }, { "spark", "1 to ", "2", "" },
        { "spark", "%json ", "x", "" }, { "spark", "throw new X(", "1", ")" }, { "spark", "// ", "", "\n" }, { "spark", "\"\"\"", "", "" }, { "spark", "", "x", "(0)" }, { "spark", "import scala.", "x", "" },
        { "sql", "(", "1", ")" }, { "sql", "select ", "1", "" }, { "sql", "select (", "1", ")" }, { "sql", "select - ", "1", "" }, { "sql", "select 1+", "1", "" }, { "sql", "select 1 as ", "a", "" },
        { "sql", "select 'a' ", "'a'", "" }, { "sql", "", "select 1", ", 1" }, { "sql", "", "select 1", "   " }, { "sql", "", "select 1", ";" }, { "sql", "", "select 1", " limit 1" }, { "sql", "", "select *", " from range(1)" }, { "sql", "-- ", "", "\n" },
        { "sparkr", "(", "1", ")" },
    };

    public static TheoryData<string, string> Hungry => new()
    {
        { "pyspark", "9**9**9" }, { "pyspark", "9**9**9**9**9" }, { "pyspark", "10**100000" }, { "pyspark", "x = 10**15000\nx*x*x*x*x*x*x*x*x" }, { "pyspark", "'a' * 10**9" }, { "pyspark", "range(10**12)" }, { "pyspark", "sum(range(10**12))" },
        { "pyspark", "x = 'a' * 1000000\nx * 1000000" }, { "pyspark", "1e999999999" }, { "pyspark", "2.0**99999" }, { "pyspark", "for i in range(10**9): print(i)" }, { "pyspark", "spark.range(10**18).collect()" },
        { "pyspark", "spark.range(10**18).show(10**9)" }, { "pyspark", "spark.range(-10**18, 10**18).count()" }, { "pyspark", "spark.range(-2**63, 2**63 - 1).toJSON().take(10**18)" }, { "pyspark", "spark.range(10**30)" }, { "pyspark", "time.sleep(10**30)" },
        { "pyspark", "time.sleep(-1)" }, { "pyspark", "print('a', 'b', sep='x' * 1000000, end='y' * 1000000)" }, { "pyspark", "spark.sql('select * from range(1000000000000)').collect()" }, { "pyspark", "spark.sql('select * from range(99)').show(truncate=2147483648)" },
        { "spark", "1 to 2147483647" }, { "spark", "(1L to 9223372036854775807L).sum" }, { "spark", "\"a\" * 2147483647" }, { "spark", "spark.range(9223372036854775807L).collect()" }, { "spark", "-9223372036854775808L / -1L" }, { "spark", "-9223372036854775807L - 2L" },
        { "spark", "Thread.sleep(9223372036854775807L)" }, { "spark", "spark.range(-9223372036854775807L, 9223372036854775807L, 1)" }, { "spark", "List(1).mkString(\"a\" * 1000000)" }, { "sql", "select 9223372036854775807 + 1" },
        { "sql", "select * from range(9223372036854775807)" }, { "sql", "select 1e999, 99999999999999999999999999999999999999999999" }, { "sql", "select * from range(1) limit -5" }, { "sql", "select -9223372036854775808 / -1, -9223372036854775808 % -1" },
    };

    [Theory]
    [MemberData(nameof(Towers))]
    public void Run_DeepCode_EndsInAnOrdinaryOutput(string kind, string left, string middle, string right)
    {
        var interpreters = new SessionInterpreters();

        foreach (var height in (int[])[150, 260, 1100, Deep])
        {
            Measure(interpreters, kind, string.Concat(Enumerable.Repeat(left, height)) + middle + string.Concat(Enumerable.Repeat(right, height)));
        }
    }

    [Theory]
    [MemberData(nameof(Hungry))]
    public void Run_HungryCode_EndsInAnOrdinaryOutput(string kind, string code) => Measure(new SessionInterpreters(), kind, code);

    [Theory]
    [InlineData("pyspark", "a = [1]\n", "a = [a, a]\n")]
    [InlineData("pyspark", "a = [1]\n", "a = [a]\n")]
    [InlineData("pyspark", "a = {'a': 1}\n", "a = {'a': a, 'b': a}\n")]
    [InlineData("pyspark", "a = 'a'\n", "a = a + a\n")]
    [InlineData("pyspark", "a = 'a'\n", "a += a\n")]
    [InlineData("pyspark", "a = 3\n", "a = a * a\n")]
    [InlineData("pyspark", "a = range(90000)\n", "for i in a: pass\n")]
    [InlineData("pyspark", "a = 'x' * 200000\n", "for i in range(9999): print(a)\n")]
    [InlineData("pyspark", "a = spark.range(9)\n", "a.createOrReplaceTempView('v'); a = spark.sql('select * from v')\n")]
    [InlineData("pyspark", "a = 'x' * 200000\n", "a == 'x' * 200000\n")]
    [InlineData("spark", "var a = List(1)\n", "a = List(a, a)\n")]
    [InlineData("spark", "var a = \"a\"\n", "a = a + a\n")]
    [InlineData("spark", "var a = spark.range(9)\n", "a = a.toJSON\n")]
    [InlineData("spark", "1\n", "1\n")]
    public void Run_ManySteps_EndInAnOrdinaryOutput(string kind, string first, string step) =>
        Measure(new SessionInterpreters(), kind, first + string.Concat(Enumerable.Repeat(step, 5000)));

    [Theory]
    [InlineData("pyspark")]
    [InlineData("spark")]
    [InlineData("sql")]
    public void Run_TenMegabytes_EndInAnOrdinaryOutput(string kind)
    {
        foreach (var text in (string[])["1", "+1", "a", "'", "\"", "\n", " ", "(", "a b ", "a=1\n", "select ", "\\", "#", ", "])
        {
            Measure(new SessionInterpreters(), kind, string.Concat(Enumerable.Repeat(text, 10_000_000 / text.Length)));
        }
    }

    [Theory]
    [InlineData("pyspark", "x{0} = 'y' * 1000000")]
    [InlineData("pyspark", "spark.createDataFrame([('y' * 1000000, 1)], ['a', 'b']).createOrReplaceTempView('v{0}')")]
    [InlineData("spark", "val x{0} = List.fill({0})(1)")]
    public void Run_ManyStatements_KeepLittle(string kind, string code)
    {
        var interpreters = new SessionInterpreters();
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var id = 0; id < 500; id++)
        {
            Run(interpreters, kind, string.Format(System.Globalization.CultureInfo.InvariantCulture, code, id));
        }

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(Most);
        GC.KeepAlive(interpreters);
    }

    [Fact]
    public void Run_BracketsTooDeep_FailAsInPython()
    {
        var code = new string('(', Deep) + "1" + new string(')', Deep);

        Run(new SessionInterpreters(), "pyspark", code).ShouldBe(
            """{"status":"error","execution_count":0,"ename":"SyntaxError","evalue":"too many nested parentheses (<stdin>, line 1)","traceback":["  File \"<stdin>\", line 1\n",""" +
            $$"""
            "    {{code}}\n","    {{new string(' ', 200)}}^\n","SyntaxError: too many nested parentheses\n"]}
            """);
    }

    [Theory]
    [InlineData("spark", "")]
    [InlineData("sql", "select ")]
    public void Run_BracketsTooDeep_OverflowAsInLivy(string kind, string start)
    {
        var code = start + new string('(', Deep) + "1" + new string(')', Deep);

        Run(new SessionInterpreters(), kind, code).ShouldBe("""{"status":"error","execution_count":0,"ename":"Internal Error: java.lang.StackOverflowError","evalue":null,"traceback":[]}""");
    }

    [Fact]
    public void Run_MutatedNotebookCode_EndsInAnOrdinaryOutput()
    {
        const int Count = 20_000;
        var random = new Random(20_250_612);
        var file = Path.Combine(AppContext.BaseDirectory, "Recorded", "notebook.json");
        List<string> corpus = [.. JsonNode.Parse(File.ReadAllText(file))!.AsArray().SelectMany(session => session!["statements"]!.AsArray()).Select(statement => statement!["code"]!.GetValue<string>())];
        var interpreters = new SessionInterpreters();
        var known = 0;
        var start = TimeProvider.System.GetTimestamp();

        for (var id = 0; id < Count; id++)
        {
            interpreters = id % 50 == 0 ? new SessionInterpreters() : interpreters;
            known += Run(interpreters, ((string[])["pyspark", "spark", "sql"])[id % 3], Mutate(corpus, random)).Contains("\"ename\":\"FakeLivy\"", StringComparison.Ordinal) ? 0 : 1;
        }

        output.WriteLine($"{Count} mutated snippets in {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s, {known} of them understood");
    }

    private static string Mutate(List<string> corpus, Random random)
    {
        const string Bits = "()[]{}'\"\"\"`.,;:=+-*/%<> \n\t\\#0129eLDx_$é中\ud83d\0";
        var code = corpus[random.Next(corpus.Count)];
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            var at = random.Next(code.Length + 1);
            var end = Math.Min(code.Length, at + random.Next(1, 12));
            var other = corpus[random.Next(corpus.Count)];
            code = random.Next(5) switch
            {
                0 => code[..at] + code[end..],
                1 => code[..at] + Bits[random.Next(Bits.Length)] + code[at..],
                2 => code[..at] + code[at..end] + code[at..],
                3 => code[..at] + other[random.Next(other.Length + 1)..] + code[end..],
                _ => code[..at] + random.NextInt64(long.MinValue, long.MaxValue) + code[end..],
            };
        }

        return code;
    }

    private void Measure(SessionInterpreters interpreters, string kind, string code)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var start = TimeProvider.System.GetTimestamp();

        var said = Run(interpreters, kind, code);

        var time = TimeProvider.System.GetElapsedTime(start);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated - (4L * code.Length);
        output.WriteLine($"{time.TotalMilliseconds,6:0} ms {allocated >> 20,4} MB {code.Length,9} characters {said[..Math.Min(said.Length, 100)]}");
        time.ShouldBeLessThan(Longest);
        allocated.ShouldBeLessThan(Most);
    }

    private static string Run(SessionInterpreters interpreters, string kind, string code)
    {
        var outcome = interpreters.Run(new StatementContext { Id = 0, SessionId = 0, Code = code, Kind = kind });
        using var json = JsonDocument.Parse(outcome.Output.Replace("\ud83d", "", StringComparison.Ordinal));
        json.RootElement.GetProperty("status").GetString().ShouldBeOneOf("ok", "error");
        return outcome.Output;
    }
}
