using System.CommandLine;
using Livy.Client.Testing;
using Quickstart;

// dotnet run --project samples/Quickstart                    starts a mock server inside; no Spark needed
// dotnet run --project samples/Quickstart -- --url URL       uses a real Livy
var url = new Option<Uri?>("--url")
{
    Description = "The address of a Livy server, such as http://localhost:8998. Without it a mock server is started inside.",
    CustomParser = static argument =>
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var address))
        {
            return address;
        }

        argument.AddError($"'{argument.Tokens[0].Value}' is no address: write it as http://localhost:8998.");
        return null;
    },
};
var jar = new Option<string?>("--jar") { Description = "A JAR to run as a batch, as the cluster reads it, such as hdfs:///user/me/spark-examples.jar." };
var mainClass = new Option<string>("--main-class") { Description = "The main class of the JAR.", DefaultValueFactory = _ => "org.apache.spark.examples.SparkPi" };
var code = new Option<string>("--code") { Description = "The Python code to run. Try one that takes long, and Ctrl-C.", DefaultValueFactory = _ => Journey.DefaultCode };
var noQuery = new Option<bool>("--no-query") { Description = "Leaves out the query. For a recording that is to be replayed: the requests of a query carry random names." };
var command = new RootCommand("A first journey through Livy: a session, a statement, a batch. Ctrl-C cancels what runs on the server; a second one leaves at once.") { url, jar, mainClass, code, noQuery };

command.SetAction(async (arguments, cancellationToken) =>
{
    try
    {
        if (arguments.GetValue(url) is { } address)
        {
            return await Journey.RunAsync(address, arguments.GetValue(jar), arguments.GetValue(mainClass)!, arguments.GetValue(code)!, !arguments.GetValue(noQuery), cancellationToken);
        }

        await using var server = await LivyMockServer.StartAsync(cancellationToken: cancellationToken);
        server.Livy.OnQuery("select id as number, id * id as value from range(6) where id >= ?").ReturnsRows(new Square(3, 9), new Square(4, 16), new Square(5, 25));
        Console.WriteLine($"No --url given: a mock server answers at {server.Url}. Nothing runs on Spark.");
        return await Journey.RunAsync(server.Url, arguments.GetValue(jar) ?? "hdfs:///user/me/spark-examples.jar", arguments.GetValue(mainClass)!, arguments.GetValue(code)!, !arguments.GetValue(noQuery), cancellationToken);
    }
    catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
    {
        Console.Error.WriteLine("Stopped. What the journey had started is deleted.");
        return 130;
    }
});

using var signals = new TerminationSignals();
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, signals.Token);
