namespace Livy.Client.Tests;

public class HintsTests
{
    [Theory]
    [InlineData("Too small maximum heap", "500m")]
    [InlineData("Invalid maximum heap size: -Xmxbanana", "512m or 2g")]
    [InlineData("Error: Failed to load class com.example.WordCount.", "main class")]
    [InlineData("Error: No main class set in JAR; please specify one with --class.", "MainClass")]
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
    public void CauseIn_LogThatNamesOne_IsThatLine() => Hints.CauseIn(["INFO x", "Permission denied", "INFO y"]).ShouldBe("Permission denied");

    [Fact]
    public void For_ADuplicateName_SaysThatTheHolderMayBeDeadAndThatOneCanAttach()
    {
        var hint = Hints.For(LivyErrorCode.DuplicateName).ShouldNotBeNull();

        hint.ShouldContain("ended");
        hint.ShouldContain("Attach");
    }

    [Fact]
    public void For_AnErrorWithoutAHint_IsNull() => Hints.For(LivyErrorCode.ServerError).ShouldBeNull();
}
