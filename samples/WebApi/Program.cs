using Livy.Client;
using WebApi;

// dotnet run --project samples/WebApi
// curl -H 'Content-Type: application/json' -d '{"code":"1+1"}' http://localhost:5000/run

var builder = WebApplication.CreateBuilder(args);

// One client for the whole application, with the settings of the section "Livy". Wrong settings end the application here, not the first request.
builder.Services.AddLivyClient(builder.Configuration);
builder.Services.AddHealthChecks().AddLivyHealthCheck();

// One Spark session for all requests, as the section "Spark" describes it. Its name makes it the same one for every process of this application.
builder.Services.AddSingleton(builder.Configuration.GetSection("Spark").Get<SessionSpec>() ?? new SessionSpec(SessionKind.PySpark) { Name = "webapi" });

builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<LivyExceptionHandler>();

var app = builder.Build();
app.UseExceptionHandler();
app.MapHealthChecks("/healthz");

// Runs whatever it is sent: put authentication before it. The token is cancelled when the caller goes away, and RunAsync then cancels the statement on the server.
app.MapPost("/run", async (RunRequest request, LivyClient livy, SessionSpec spec, CancellationToken cancellationToken) =>
{
    StatementOutput output;
    try
    {
        output = await RunAsync();
    }
    catch (LivySessionFailedException gone) when (gone is { OutcomeUnknown: false, MayHaveReachedServer: false })
    {
        // It stood idle for too long, or somebody deleted it. The code has not run: once more, in a new session.
        output = await RunAsync();
    }

    return new RunResponse(output.Text, output.Json);

    async Task<StatementOutput> RunAsync()
    {
        // Costs no call while the session is there. It is started when it is first needed, and replaced when it has died.
        var session = await livy.Sessions.GetOrStartAsync(spec, cancellationToken: cancellationToken);
        return await session.RunAsync(request.Code, new RunOptions { Kind = request.Kind }, cancellationToken);
    }
});

await app.RunAsync();
