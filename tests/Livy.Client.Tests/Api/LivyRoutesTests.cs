namespace Livy.Client.Tests;

public class LivyRoutesTests
{
    [Fact]
    public void All_Are31WithDifferentNames()
    {
        LivyRoutes.All.Count().ShouldBe(31);
        LivyRoutes.All.Select(route => route.Name).Distinct().Count().ShouldBe(31);
    }

    [Fact]
    public void Methods_OfTheApi_AllHaveALimit() => typeof(ILivyApi).GetMethods().ShouldAllBe(method => method.IsDefined(typeof(LimitAttribute), false));

    [Fact]
    public void Names_OfRoutes_AreTheMethodsWithoutAsync() =>
        LivyRoutes.All.Select(route => $"{route.Name}Async").ShouldBe(typeof(ILivyApi).GetMethods().Select(method => method.Name), ignoreOrder: true);

    [Theory]
    [InlineData("GetVersion", "GET", "/version", "Read")]
    [InlineData("CreateSession", "POST", "/sessions", "Create")]
    [InlineData("CreateBatch", "POST", "/batches", "Create")]
    [InlineData("DeleteSession", "DELETE", "/sessions/{id}", "Delete")]
    [InlineData("StopSession", "POST", "/sessions/{id}/stop", "Delete")]
    [InlineData("InterruptSession", "POST", "/sessions/{id}/interrupt", "Delete")]
    [InlineData("DeleteBatch", "DELETE", "/batches/{id}", "Delete")]
    [InlineData("CompleteCode", "POST", "/sessions/{id}/completion", "Result")]
    [InlineData("ListStatements", "GET", "/sessions/{id}/statements", "Result")]
    [InlineData("CreateStatement", "POST", "/sessions/{id}/statements", "Result")]
    [InlineData("GetStatement", "GET", "/sessions/{id}/statements/{statementId}", "Result")]
    [InlineData("SubmitJob", "POST", "/sessions/{id}/submit-job", "Result")]
    [InlineData("RunJob", "POST", "/sessions/{id}/run-job", "Result")]
    [InlineData("GetJob", "GET", "/sessions/{id}/jobs/{jobId}", "Result")]
    [InlineData("AddJar", "POST", "/sessions/{id}/add-jar", "Result")]
    [InlineData("AddPyFile", "POST", "/sessions/{id}/add-pyfile", "Result")]
    [InlineData("AddFile", "POST", "/sessions/{id}/add-file", "Result")]
    [InlineData("UploadJar", "POST", "/sessions/{id}/upload-jar", "Upload")]
    [InlineData("UploadPyFile", "POST", "/sessions/{id}/upload-pyfile", "Upload")]
    [InlineData("UploadFile", "POST", "/sessions/{id}/upload-file", "Upload")]
    public void Of_AMethod_IsItsRoute(string name, string method, string template, string timeoutClass)
    {
        var route = LivyRoutes.Of($"{name}Async");

        $"{route.Method} {route.Template} {route.TimeoutClass}".ShouldBe($"{method} {template} {timeoutClass}");
    }

    [Fact]
    public void Routes_WithAResult_AreThoseWhoseMethodsBringOne() =>
        LivyRoutes.All.Where(route => !route.HasResult).Select(route => route.Name).ShouldBe(RouteCases.ByName.Where(one => one.Value.Answer is null).Select(one => one.Key));

    [Fact]
    public void Routes_OfBatches_AreThoseBelowBatches() =>
        LivyRoutes.All.Where(route => route.IsOfBatches).Select(route => route.Name).ShouldBe(["ListBatches", "CreateBatch", "GetBatch", "GetBatchState", "GetBatchLog", "DeleteBatch"]);

    [Fact]
    public void Routes_ThatTakeAFile_NameItsField() =>
        LivyRoutes.All.Where(route => route.UploadField is not null).Select(route => $"{route.Name} {route.UploadField}").ShouldBe(["UploadJar jar", "UploadPyFile file", "UploadFile file"]);

    [Fact]
    public void Of_ARequestOfSomebodyElse_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://livy/sessions");

        Should.Throw<InvalidOperationException>(() => LivyRoutes.Of(request)).Message.ShouldContain("no request of ILivyApi");
    }
}
