using Livy.Client;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace WebApi;

/// <summary>Turns what the client throws into problem details. Messages of <see cref="LivyException"/> hold no secrets.</summary>
public sealed class LivyExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    /// <inheritdoc/>
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (ProblemOf(exception) is not { } problem)
        {
            return ValueTask.FromResult(false);
        }

        httpContext.Response.StatusCode = problem.Status!.Value;
        return problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
    }

    private static ProblemDetails? ProblemOf(Exception exception) => exception switch
    {
        LivyStatementFailedException { Error: { } error } => new ProblemDetails
        {
            Status = StatusCodes.Status422UnprocessableEntity,
            Title = "The code failed.",
            Extensions = { ["ename"] = error.Name, ["evalue"] = error.Value, ["traceback"] = error.Traceback },
        },
        LivyStatementFailedException { Failure: StatementFailure.Cancelled } => Problem(StatusCodes.Status409Conflict, "The statement was cancelled by somebody else.", exception),
        LivyTimeoutException => Problem(StatusCodes.Status504GatewayTimeout, "Spark took too long.", exception),
        LivySessionFailedException => Problem(StatusCodes.Status503ServiceUnavailable, "There is no Spark session.", exception),
        LivyException { IsTransient: true } => Problem(StatusCodes.Status503ServiceUnavailable, "Livy is not available.", exception),
        LivyApiException { ErrorCode: var code } when code == LivyErrorCode.InvalidKind => Problem(StatusCodes.Status400BadRequest, "Spark does not know this kind.", exception),
        LivyException => Problem(StatusCodes.Status502BadGateway, "Livy refused.", exception),
        ArgumentException => Problem(StatusCodes.Status400BadRequest, "The request is wrong.", exception),
        _ => null,
    };

    private static ProblemDetails Problem(int status, string title, Exception exception) => new() { Status = status, Title = title, Detail = exception.Message };
}
