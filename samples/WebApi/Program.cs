using Livy.Client;
using WebApi;

// dotnet run --project samples/WebApi
// curl -H 'Content-Type: application/json' -d '{"code":"1+1"}' http://localhost:5000/run

var builder = WebApplication.CreateBuilder(args);

// One client for the whole application, with the settings of the section "Livy". Wrong settings end the application here, not the first request.
builder.Services.AddLivyClient(builder.Configuration);
builder.Services.AddHealthChecks().AddLivyHealthCheck();

// One Spark session for all requests, as the section "Spark" describes it.
builder.Services.AddSingleton(builder.Configuration.GetSection("Spark").Get<SessionSpec>() ?? new SessionSpec(SessionKind.PySpark));
builder.Services.AddSingleton<SparkSessionProvider>();

builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<LivyExceptionHandler>();

var app = builder.Build();
app.UseExceptionHandler();
app.MapHealthChecks("/healthz");

// Runs whatever it is sent: put authentication before it. The token is cancelled when the caller goes away, and RunAsync then cancels the statement on the server.
app.MapPost("/run", async (RunRequest request, SparkSessionProvider spark, CancellationToken cancellationToken) =>
{
    var output = await spark.RunAsync(request.Code, request.Kind, cancellationToken);
    return new RunResponse(output.Text, output.Json);
});

await app.RunAsync();
