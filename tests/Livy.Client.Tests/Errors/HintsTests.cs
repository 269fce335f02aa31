namespace Livy.Client.Tests;

public class HintsTests
{
    [Theory]
    [InlineData("Too small maximum heap", "500m")]
    [InlineData("Invalid maximum heap size: -Xmxbanana", "512m or 2g")]
    [InlineData("Error: Failed to load class com.example.WordCount.", "main class")]
    [InlineData("java.io.FileNotFoundException: File file:/a.jar does not exist", "absolute URI")]
    [InlineData("org.apache.hadoop.security.AccessControlException: Permission denied: user=livy", "proxy user")]
    [InlineData("java.lang.OutOfMemoryError: Java heap space", "memory")]
    [InlineData("ModuleNotFoundError: No module named 'pandas'", "pyFiles")]
    public void For_LogThatNamesACause_SaysWhatToDo(string line, string expected) => Hints.For(["stdout: ", "22/11/26 INFO x", line]).ShouldNotBeNull().ShouldContain(expected);

    [Fact]
    public void For_OrdinaryLog_IsNull() => Hints.For(["stdout: ", "INFO started", "\nstderr: "]).ShouldBeNull();

    [Fact]
    public void For_SeveralCauses_IsTheFirstLines() => Hints.For(["Permission denied", "Too small maximum heap"]).ShouldNotBeNull().ShouldContain("proxy user");

    [Fact]
    public void Compose_LongLog_KeepsItsEndWithoutHeadings()
    {
        string[] log = ["stdout: ", "\nstderr: ", .. Enumerable.Range(0, 30).Select(number => $"line {number}"), ""];

        var text = FailureText.Compose("It failed.", "Try again.", log).ReplaceLineEndings("\n");

        text.ShouldStartWith("It failed. Try again.\nThe end of its log:\n  line 15\n");
        text.ShouldEndWith("\n  line 29");
        text.ShouldNotContain("stderr");
    }

    [Fact]
    public void Compose_LogOfHeadingsOnly_IsTheMessage() => FailureText.Compose("It failed.", hint: null, ["stdout: ", "\nstderr: "]).ShouldBe("It failed.");
}
