using System.Text.Json;
using Livy.Client;
using Livy.Client.Data;
using Livy.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

// Uses the packages as somebody would who has only them, trimmed; prints one line that build/package-smoke.sh looks for.
await using var server = await LivyMockServer.StartAsync();
var services = new ServiceCollection();
services.AddLivyClient(options => options.Endpoint = server.Url);
await using var provider = services.BuildServiceProvider();
var livy = provider.GetRequiredService<LivyClient>();

var version = await livy.GetVersionAsync();
await using var session = await livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark));
var output = await session.RunAsync("1 + 1");
var batch = await livy.Batches.RunAsync(new BatchSpec("hdfs:///examples.jar") { MainClass = "org.apache.spark.examples.SparkPi" });
var log = await batch.Log.ReadAllAsync();

// A query by jobs; columns that are named need no reflection.
server.Livy.OnQuery("select name, age from people where age > :p0").ReturnsTable(["name string", "age int"], ["Ann", 31], ["Bob", null]);
var people = await session.QueryAsync<(string Name, int? Age)>($"select name, age from people where age > {30}").ToListAsync();

// The client over connections of its own, through Refit alone.
await using var direct = new LivyClient(server.Url);
var listed = await direct.Api.ListSessionsAsync();

Console.WriteLine($"package smoke: Livy {version.Version}, 1 + 1 = {output.Text}, {log.Lines.Single(line => line.StartsWith("Pi is roughly", StringComparison.Ordinal))}, {people.Count} people");
return output.Text == "2" && people[0] == ("Ann", 31) && listed.Total == 1 && !JsonSerializer.IsReflectionEnabledByDefault ? 0 : 1;
