using System.Net;

namespace Livy.Client.Tests;

public class ExceptionTests
{
    [Fact]
    public void ApiException_MadeByATest_IsTheErrorOfThatAnswer()
    {
        var error = new LivyApiException(HttpStatusCode.BadRequest, "Rejected, too many sessions are being created!");

        error.ErrorCode.ShouldBe(LivyErrorCode.TooManySessions);
        error.IsTransient.ShouldBeTrue();
        error.ServerMessage.ShouldBe("Rejected, too many sessions are being created!");
        error.Message.ShouldContain("400");
        error.RetryAfter.ShouldBeNull();
    }

    [Theory]
    [InlineData(500, "Session is in state starting", true)]
    [InlineData(503, "", true)]
    [InlineData(404, "Session '7' not found.", false)]
    [InlineData(500, "RPC channel is closed", false)]
    [InlineData(401, "", false)]
    public void IsTransient_OfAnAnswer_SaysWhetherItMayPass(int status, string message, bool expected) =>
        new LivyApiException((HttpStatusCode)status, message).IsTransient.ShouldBe(expected);

    [Fact]
    public void ConnectionException_OfWhatMayHaveArrived_IsNotTransientAndKeepsItsCause()
    {
        var cause = new IOException("x");

        var error = new LivyConnectionException("no answer", mayHaveReachedServer: true, cause);

        error.IsTransient.ShouldBeFalse();
        error.MayHaveReachedServer.ShouldBeTrue();
        error.InnerException.ShouldBe(cause);
    }

    [Fact]
    public void Exceptions_OfThisClient_AreAllLivyExceptionsButTheCancellation() =>
        typeof(LivyException).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Exception)) && type != typeof(LivyOperationCanceledException)).ShouldAllBe(type => type == typeof(LivyException) || type.IsSubclassOf(typeof(LivyException)));
}
