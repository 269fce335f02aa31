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

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void ConnectionException_IsTransientUnlessItMayHaveRun(bool mayHaveReachedServer, bool isTransient)
    {
        var cause = new IOException("x");

        var error = new LivyConnectionException("no answer", mayHaveReachedServer, cause);

        error.IsTransient.ShouldBe(isTransient);
        error.MayHaveReachedServer.ShouldBe(mayHaveReachedServer);
        error.InnerException.ShouldBe(cause);
    }

    [Fact]
    public void Exceptions_OfThisClient_AreAllLivyExceptionsOrTheCallersCancel() => typeof(LivyException).Assembly.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(Exception)))
        .ShouldAllBe(type => typeof(LivyException).IsAssignableFrom(type) || type == typeof(LivyOperationCanceledException));

    [Fact]
    public void Concern_OfACall_SaysWhatMayHaveRun()
    {
        var candidate = CandidateOfStatement3();
        var error = new LivyConnectionException("no answer", mayHaveReachedServer: false);

        error.Concern(candidate);

        error.Candidate.ShouldBe(candidate);
        error.IsTransient.ShouldBeFalse();
    }

    [Fact]
    public void Name_OfAWait_LeavesItRepeatable()
    {
        var candidate = CandidateOfStatement3();
        var error = new LivyConnectionException("no answer", mayHaveReachedServer: false);

        error.Name(candidate);
        error.Name(CandidateOfStatement3());

        error.Candidate.ShouldBe(candidate);
        error.IsTransient.ShouldBeTrue();
    }

    [Fact]
    public void Add_OfWhatWasDone_EndsTheMessage()
    {
        var error = new LivyConnectionException("No answer.", mayHaveReachedServer: false);

        error.Add("It was not stopped.");

        error.Message.ShouldBe("No answer. It was not stopped.");
        error.ToString().ShouldContain("No answer. It was not stopped.");
    }

    private static LivyCandidate CandidateOfStatement3() => new(new StubLivy().CreateClient().Sessions.Attach(7).AttachStatement(3));
}
