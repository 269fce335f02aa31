using Livy.Client;
using Livy.Client.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

// Uses the package as somebody would who has only it and the client; prints one line that build/package-smoke.sh looks for.
await using var server = LivyWireMockServer.Start();
server.WireMock.Given(Request.Create().WithPath("/sessions/*").UsingGet()).InScenario("gateway").WillSetStateTo("up").RespondWith(Response.Create().WithStatusCode(502));
await using var livy = new LivyClient(server.Url);

var version = await livy.GetVersionAsync();
await using var session = await livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark));
var output = await session.RunAsync("1 + 1");
var refused = server.WireMock.LogEntries.Count(entry => entry.ResponseMessage?.StatusCode is 502);

Console.WriteLine($"package smoke: behind WireMock: Livy {version.Version}, 1 + 1 = {output.Text}, {refused} request refused by a mapping, {server.WireMock.LogEntries.Count} logged");
return output.Text == "2" && refused == 1 ? 0 : 1;
