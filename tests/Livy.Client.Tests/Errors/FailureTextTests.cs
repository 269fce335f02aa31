namespace Livy.Client.Tests;

public class FailureTextTests
{
    [Fact]
    public void Compose_LogThatEndsWithAStackTrace_IsOneLineWithTheLineAboveIt()
    {
        string[] log = ["INFO x", "Exception in thread \"main\" java.lang.IllegalStateException: no", .. Enumerable.Repeat("\tat org.apache.spark.Exception.main(SparkSubmit.scala)", 20)];

        FailureText.Compose("It failed.", hint: null, log).ShouldBe("It failed. Exception in thread \"main\" java.lang.IllegalStateException: no");
    }

    [Fact]
    public void Compose_LogThatHintsKnow_NamesItsLineAndTheHint() =>
        FailureText.Compose("It failed.", "Do this.", ["Too small maximum heap", "some Error"]).ShouldBe("It failed. Too small maximum heap Do this.");

    [Fact]
    public void Compose_LogWithSeveralErrors_NamesTheLast() => FailureText.Compose("It failed.", hint: null, ["first Error", "INFO x", "last Error", "INFO y"]).ShouldBe("It failed. last Error");

    [Fact]
    public void Compose_LogWithoutErrors_IsTheMessage() => FailureText.Compose("It failed.", hint: null, ["stdout: ", "\nstderr: "]).ShouldBe("It failed.");

    [Fact]
    public void ExitCodeIn_ALogWithSeveral_IsTheLast() => FailureText.ExitCodeIn(["exitCode: 1", "exitCode: 13", "exitCode: 0"]).ShouldBe(13);

    [Theory]
    [InlineData("INFO SparkContext: SparkContext is stopping with exitCode 3.", 3)]
    [InlineData("Final app status: FAILED, exitCode: 13, (reason: x)", 13)]
    [InlineData("Container exited with a non-zero exit code -104.", -104)]
    [InlineData("INFO SparkContext: SparkContext is stopping with exitCode 0.", null)]
    [InlineData("INFO nothing", null)]
    [InlineData("exitCode 99999999999999", null)]
    public void ExitCodeIn_ALog_IsTheLastOneThatIsNotZero(string line, int? expected) => FailureText.ExitCodeIn([line, "INFO done"]).ShouldBe(expected);
}
