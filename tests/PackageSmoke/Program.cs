using Livy.Client;
using Livy.Client.Testing;
using Microsoft.Extensions.DependencyInjection;

// Uses the three packages as somebody would who has only them, trimmed; prints one line that build/package-smoke.sh looks for.
await using var server = await LivyMockServer.StartAsync();
var services = new ServiceCollection();
services.AddLivyClient(options => options.Endpoint = server.Url);
await using var provider = services.BuildServiceProvider();
var livy = provider.GetRequiredService<LivyClient>();

await using var session = await livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark));
var output = await session.RunAsync("1 + 1");
var batch = await livy.Batches.RunAsync(new BatchSpec("hdfs:///examples.jar") { MainClass = "org.apache.spark.examples.SparkPi" });
var log = await batch.Log.ReadAllAsync();

Console.WriteLine($"package smoke: 1 + 1 = {output.Text}, {log.Lines.Single(line => line.StartsWith("Pi is roughly", StringComparison.Ordinal))}");
return output.Text == "2" ? 0 : 1;
