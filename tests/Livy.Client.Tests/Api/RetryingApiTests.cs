using System.Reflection;
using System.Runtime.CompilerServices;

namespace Livy.Client.Tests;

public class RetryingApiTests
{
    /// <summary>Each method with the place of each id that it takes.</summary>
    public static TheoryData<string, int> Ids => Parameters(parameter => parameter.ParameterType == typeof(LivyId));

    /// <summary>Each method with the place of each object that it sends.</summary>
    public static TheoryData<string, int> BodyObjects => Parameters(parameter => IsBody(parameter.ParameterType));

    public static TheoryData<string> Methods => [.. typeof(ILivyApi).GetMethods().Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Call_WithADefaultId_IsRefusedBeforeSending(string name, int place)
    {
        var server = new StubLivy();
        using var client = server.CreateClient();

        var error = Refusal(client.Api, name, place, default(LivyId)).ShouldBeOfType<ArgumentException>();

        error.ParamName.ShouldBe(Method(name).GetParameters()[place].Name);
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(BodyObjects))]
    public void Call_WithoutItsObject_IsRefusedBeforeSending(string name, int place)
    {
        var server = new StubLivy();
        using var client = server.CreateClient();

        var error = Refusal(client.Api, name, place, value: null).ShouldBeOfType<ArgumentNullException>();

        error.ParamName.ShouldBe(Method(name).GetParameters()[place].Name);
        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task Call_WithACancelledToken_HandsItOnAndSendsNothing(string name)
    {
        var server = new StubLivy();
        using var client = server.CreateClient();
        object?[] arguments = [.. Method(name).GetParameters().Select(Valid)];
        arguments[^1] = new CancellationToken(canceled: true);

        await Should.ThrowAsync<OperationCanceledException>(() => (Task)Method(name).Invoke(client.Api, arguments)!);

        server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(RouteCases.WithDoAs), MemberType = typeof(RouteCases))]
    public async Task Api_OfAUsersView_CallsForThatUser(string name)
    {
        var server = RouteCases.Server(name);
        using var client = server.CreateClient();

        await RouteCases.ByName[name].Call(client.As("alice").Api, null);

        server.Requests.ShouldHaveSingleItem().Uri.Query.ShouldEndWith("doAs=alice");
    }

    [Theory]
    [MemberData(nameof(RouteCases.WithDoAs), MemberType = typeof(RouteCases))]
    public async Task Api_OfAClientThatActsAsAUser_CallsForThatUser(string name)
    {
        var server = RouteCases.Server(name);
        using var client = server.CreateClient(configure: options => options.DoAs = "alice");

        await RouteCases.ByName[name].Call(client.Api, null);

        server.Requests.ShouldHaveSingleItem().Uri.Query.ShouldEndWith("doAs=alice");
    }

    [Fact]
    public async Task Api_OfAUsersView_WithAnotherUserNamed_CallsForTheOther()
    {
        var server = RouteCases.Server("GetSession");
        using var client = server.CreateClient();

        await client.As("alice").Api.GetSessionAsync(7, "bob");

        server.Requests.ShouldHaveSingleItem().Uri.Query.ShouldBe("?doAs=bob");
    }

    [Fact]
    public async Task Api_OfAClientWithoutAUser_NamesNone()
    {
        var server = RouteCases.Server("GetSession");
        using var client = server.CreateClient();

        await client.Api.GetSessionAsync(7);

        server.Requests.ShouldHaveSingleItem().Uri.Query.ShouldBeEmpty();
    }

    [Fact]
    public async Task Api_OfAClient_SendsOnceWhateverTheAnswer()
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Error(503, "busy"));
        using var client = server.CreateClient();

        await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7));

        server.Requests.Count.ShouldBe(1);
    }

    private static TheoryData<string, int> Parameters(Func<ParameterInfo, bool> isWanted)
    {
        var data = new TheoryData<string, int>();
        foreach (var method in typeof(ILivyApi).GetMethods())
        {
            foreach (var parameter in method.GetParameters().Where(isWanted))
            {
                data.Add(method.Name, parameter.Position);
            }
        }

        return data;
    }

    private static Exception? Refusal(ILivyApi api, string name, int place, object? value)
    {
        object?[] arguments = [.. Method(name).GetParameters().Select(Valid)];
        arguments[place] = value;
        return Record.Exception(() => Method(name).Invoke(api, arguments))?.InnerException;
    }

    private static object? Valid(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(LivyId) ? (LivyId)7
        : parameter.ParameterType == typeof(UploadPart) ? new UploadPart("a.txt", new MemoryStream())
        : IsBody(parameter.ParameterType) ? RuntimeHelpers.GetUninitializedObject(parameter.ParameterType)
        : parameter.ParameterType == typeof(long) ? 1L
        : parameter.ParameterType == typeof(CancellationToken) ? CancellationToken.None
        : null;

    private static bool IsBody(Type type) => type.IsClass && type != typeof(string);

    private static MethodInfo Method(string name) => typeof(ILivyApi).GetMethod(name)!;
}
