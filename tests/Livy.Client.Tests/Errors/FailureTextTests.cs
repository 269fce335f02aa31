namespace Livy.Client.Tests;

public class FailureTextTests
{
    [Fact]
    public void Compose_LogThatEndsWithAStackTrace_ShowsTheLineAboveIt()
    {
        string[] log = ["Exception in thread \"main\" java.lang.IllegalStateException: no", .. Enumerable.Repeat("\tat org.apache.spark.deploy.SparkSubmit.main(SparkSubmit.scala)", 20)];

        var text = FailureText.Compose("It failed.", hint: null, log);

        text.ShouldContain("java.lang.IllegalStateException: no");
        text.ShouldNotContain("SparkSubmit.main");
    }
}
