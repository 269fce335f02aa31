using Livy.Client.Testing;
using LivyCli;
using WireMock.Matchers;
using WireMock.RequestBuilders;

// Starts a Livy behind WireMock with the script that the first argument names, prints LIVY_URL=… and runs until Ctrl-C or SIGTERM; then it says what WireMock has logged.
using var signals = new TerminationSignals();
var rules = ScriptReader.Read(args[0]);
await using var server = LivyWireMockServer.Start(rules.Options.ToFakeLivyOptions());
rules.AddTo(server.Livy);

// Mappings that make a client wait, as those of a test would.
server.WireMock.Given(Request.Create().WithPath("/sessions/*/statements").UsingPost().WithBody(new JsonPartialWildcardMatcher(new { code = "*" })))
    .WithTitle("slow statement").RespondWith(server.Livy.AsResponse().WithDelay(TimeSpan.FromMilliseconds(50)));
server.WireMock.Given(Request.Create().WithPath("/batches").UsingPost()).InScenario("batches").WillSetStateTo("seen")
    .WithTitle("first batch").RespondWith(server.Livy.AsResponse().WithHeader("X-Served-By", "WireMock"));

Console.WriteLine($"LIVY_URL={server.Url.AbsoluteUri.TrimEnd('/')}");
await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, signals.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

var entries = server.WireMock.LogEntries;
Console.WriteLine($"WireMock: {entries.Count} requests logged, {entries.Count(entry => entry.MappingTitle != "Livy")} of them taken by mappings in front, {entries.Count(entry => entry.MappingTitle is null)} by none");
