using System.Text;

namespace Livy.Client.Tests;

/// <summary>One case for each line of the table, with what the real server wrote (the transcripts 01 to 17).</summary>
public class ErrorClassifierTests
{
    [Theory]
    [InlineData(403, """{"msg":"User 'alice' not allowed to impersonate 'Some(bob)'."}""", "ImpersonationDenied", "Permanent")]
    [InlineData(500, "<html><body><h2>HTTP ERROR 500 User 'alice' not allowed to impersonate 'Some(bob)'.</h2></body></html>", "ImpersonationDenied", "Permanent")]
    [InlineData(400, """{"msg":"Rejected, too many sessions are being created!"}""", "TooManySessions", "Transient")]
    [InlineData(400, """{"msg":"Rejected, Reason: Duplicate session name: Some(ph1) for session 17"}""", "DuplicateName", "Permanent")]
    [InlineData(400, """{"msg":"Duplicate session name: Some(ph1) for session 17"}""", "DuplicateName", "Permanent")]
    [InlineData(400, """{"msg":"Rejected, Reason: Invalid session name: 123"}""", "InvalidName", "Permanent")]
    [InlineData(500, "\"java.util.concurrent.ExecutionException: org.apache.livy.rsc.rpc.RpcException: java.lang.IllegalArgumentException: Code type should be specified if session kind is shared\\n\\tat org.apache.livy.repl.Session\"", "KindRequired", "Permanent")]
    [InlineData(400, "\"Invalid kind: foo (through reference chain: org.apache.livy.server.interactive.CreateInteractiveRequest[\\\"kind\\\"])\"", "InvalidKind", "Permanent")]
    [InlineData(500, "\"java.util.concurrent.ExecutionException: org.apache.livy.rsc.rpc.RpcException: java.lang.IllegalArgumentException: Invalid kind: foo\\n\\tat org.apache.livy.sessions.Kind$.apply(Kind.scala:46)\"", "InvalidKind", "Permanent")]
    [InlineData(400, "<html><title>Error 400 Missing Required Header for CSRF protection.</title><body><h2>HTTP ERROR 400 Missing Required Header for CSRF protection.</h2></body></html>", "MissingCsrfHeader", "Permanent")]
    [InlineData(400, "{\n\"servlet\":\"x\",\n\"message\":\"Missing Required Header for CSRF protection.\",\n\"status\":\"400\"\n}", "MissingCsrfHeader", "Permanent")]
    [InlineData(404, "\"Statement not found\"", "StatementNotFound", "Gone")]
    [InlineData(404, """{"msg":"Session '9999' not found."}""", "SessionNotFound", "Gone")]
    [InlineData(404, """{"msg":"Session 7 already stopped."}""", "SessionNotFound", "Gone")]
    [InlineData(400, "\"Unrecognized field \\\"foo\\\" (class org.apache.livy.server.interactive.CreateInteractiveRequest), not marked as ignorable\"", "UnknownField", "Permanent")]
    [InlineData(400, """{"msg":"Rejected, Reason: Blacklisted configuration values in session config: spark.submit.deployMode"}""", "BlockedConfiguration", "Permanent")]
    [InlineData(400, """{"msg":"Rejected, Reason: requirement failed: Local path /etc/passwd cannot be added to user sessions."}""", "FileNotAllowed", "Permanent")]
    [InlineData(400, """{"msg":"requirement failed: Path 'relative.jar' is not absolute."}""", "FileNotAllowed", "Permanent")]
    [InlineData(400, """{"msg":"requirement failed: Session isn't active."}""", "SessionNotActive", "Gone")]
    [InlineData(500, "\"java.lang.IllegalStateException: Session is in state starting\"", "SessionNotReady", "StillStarting")]
    [InlineData(500, "\"java.lang.IllegalStateException: Session is in state recovering\"", "SessionNotReady", "StillStarting")]
    [InlineData(500, "\"java.lang.IllegalStateException: Session is in state not_started\"", "SessionNotReady", "StillStarting")]
    [InlineData(500, "\"java.util.concurrent.ExecutionException: org.apache.livy.rsc.rpc.RpcException: java.lang.NullPointerException: Cannot invoke \\\"org.apache.livy.repl.Session.statements()\\\" because the return value of \\\"org.apache.livy.repl.ReplDriver.session()\\\" is null\\n\\tat org\"", "SessionNotReady", "StillStarting")]
    [InlineData(500, "\"java.lang.IllegalStateException: Session is in state dead\"", "SessionNotActive", "Gone")]
    [InlineData(500, "\"java.lang.IllegalStateException: Session is in state killed\"", "SessionNotActive", "Gone")]
    [InlineData(500, "\"java.lang.IllegalStateException: Session is in state shutting_down\"", "SessionNotActive", "Gone")]
    [InlineData(500, "\"java.util.concurrent.ExecutionException: io.netty.handler.codec.EncoderException: java.lang.IllegalArgumentException: Message (300065 bytes) exceeds maximum allowed size (200000 bytes).\"", "RequestTooLarge", "ChannelLost")]
    [InlineData(500, "\"java.lang.IllegalStateException: RPC channel is closed.\"", "ChannelLost", "ChannelLost")]
    [InlineData(500, "\"java.util.concurrent.CancellationException\"", "ChannelLost", "ChannelLost")]
    [InlineData(500, "\"java.util.NoSuchElementException: key not found: 17\"", "JobNotFound", "Gone")]
    [InlineData(500, "\"java.util.concurrent.ExecutionException: org.apache.livy.rsc.rpc.RpcException: java.util.NoSuchElementException: c5b8d015-9c7b-421b-a99b-f12de6db4742\\n\\tat org\"", "JobNotFound", "Gone")]
    [InlineData(500, "org.scalatra.servlet.SizeConstraintExceededException: Too large request or file", "FileTooLarge", "Permanent")]
    [InlineData(500, "\"org.scalatra.servlet.SizeConstraintExceededException: Too large request or file\"", "FileTooLarge", "Permanent")]
    [InlineData(500, "\"java.util.concurrent.ExecutionException: java.lang.RuntimeException: java.io.IOException: A file with name app.jar has already been uploaded.\\n\\tat org\"", "FileAlreadyAdded", "AlreadyDone")]
    [InlineData(500, "\"java.util.concurrent.ExecutionException: java.lang.RuntimeException: java.lang.RuntimeException: Unsupported classpath element: /srv/livy/tmp/golden_mod.py\\n\\tat scala\"", "FileNotSupported", "Permanent")]
    [InlineData(500, "\"java.util.concurrent.ExecutionException: java.lang.RuntimeException: java.io.FileNotFoundException: File file:/srv/livy/work/nosuch.jar does not exist\\n\\tat org\"", "FileNotFound", "Permanent")]
    [InlineData(500, "<html><title>Error 500 com.fasterxml.jackson.databind.JsonMappingException: Incomplete surrogate pair: first char 0xD83D, second 0x0022</title><body><h2>HTTP ERROR 500 com.fasterxml.jackson.databind.JsonMappingException: Incomplete surrogate pair: first char 0xD83D</h2></body></html>", "ResultUnreadable", "Permanent")]
    public void Of_TheServersWords_IsTheirMeaning(int status, string body, string code, string verdict)
    {
        var actual = ErrorClassifier.Of(status, ErrorBody.MessageOf(Encoding.UTF8.GetBytes(body)));

        actual.Code.Value.ShouldBe(code);
        actual.Verdict.ToString().ShouldBe(verdict);
    }

    [Theory]
    [InlineData(400, "BadRequest", "Permanent")]
    [InlineData(401, "Unauthenticated", "Permanent")]
    [InlineData(403, "AccessDenied", "Permanent")]
    [InlineData(404, "RouteNotFound", "Permanent")]
    [InlineData(405, "BadRequest", "Permanent")]
    [InlineData(406, "BadRequest", "Permanent")]
    [InlineData(408, "Unavailable", "Transient")]
    [InlineData(413, "BadRequest", "Permanent")]
    [InlineData(425, "Unavailable", "Transient")]
    [InlineData(429, "Throttled", "Transient")]
    [InlineData(430, "Throttled", "Transient")]
    [InlineData(431, "BadRequest", "Permanent")]
    [InlineData(500, "ServerError", "Transient")]
    [InlineData(501, "ServerError", "Permanent")]
    [InlineData(502, "Unavailable", "Transient")]
    [InlineData(503, "Unavailable", "Transient")]
    [InlineData(504, "Unavailable", "Transient")]
    [InlineData(505, "ServerError", "Permanent")]
    [InlineData(301, "Redirected", "Permanent")]
    [InlineData(302, "Redirected", "Permanent")]
    [InlineData(307, "Redirected", "Permanent")]
    [InlineData(206, "Unknown", "Permanent")]
    public void Of_StatusWithoutWords_HasADefault(int status, string code, string verdict)
    {
        var actual = ErrorClassifier.Of(status, string.Empty);

        actual.Code.Value.ShouldBe(code);
        actual.Verdict.ToString().ShouldBe(verdict);
    }

    [Theory]
    [InlineData("java.lang.NullPointerException: Cannot invoke \"String.length()\"", "Permanent")]
    [InlineData("java.lang.StackOverflowError: null", "Permanent")]
    [InlineData("upstream connect failure", "Transient")]
    public void Of_500_IsPermanentIfItNamesAnException(string message, string verdict) => ErrorClassifier.Of(500, message).Verdict.ToString().ShouldBe(verdict);

    [Theory]
    [InlineData("too many sessions are being created")]
    [InlineData("Duplicate session name")]
    [InlineData("Invalid kind: x")]
    [InlineData("Session isn't active")]
    public void Of_404OfAnOddlyNamedSession_IsNotFound(string name) => ErrorClassifier.Of(404, $"Session '{name}' not found.").Code.ShouldBe(LivyErrorCode.SessionNotFound);

    [Theory]
    [InlineData(400, "Statement not found")]
    [InlineData(400, "java.io.FileNotFoundException")]
    [InlineData(400, "RPC channel is closed")]
    public void Of_WordsUnderAnotherStatus_MeanNothing(int status, string message) => ErrorClassifier.Of(status, message).Code.ShouldBe(LivyErrorCode.BadRequest);
}
