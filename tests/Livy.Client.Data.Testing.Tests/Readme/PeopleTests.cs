using Livy.Client;
using Livy.Client.Data;
using Livy.Client.Testing;
using Xunit;

public sealed class PeopleTests : IAsyncLifetime
{
    private LivyMockServer _server = null!;
    private LivyClient _livy = null!;
    private LivySession _session = null!;

    public async Task InitializeAsync()
    {
        _server = await LivyMockServer.StartAsync();
        _livy = new LivyClient(_server.Url);
        _session = await _livy.Sessions.StartAsync(new SessionSpec(SessionKind.Sql));
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        await _livy.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task People_AboveAnAge_AreRead()
    {
        _server.Livy.OnQuery("select name, age from people where age > :p0").ReturnsRows(new Person("Ann", 31), new Person("Bob", 40));

        List<Person> people = await OlderThanAsync(30).ToListAsync();

        Assert.Equal([new Person("Ann", 31), new Person("Bob", 40)], people);
        Assert.Equal([30], _server.Livy.Queries().Single().Parameters);
    }

    [Fact]
    public async Task People_ByTheParameter_AreFiltered()
    {
        Person[] all = [new("Ann", 31), new("Bob", 40)];
        _server.Livy.OnQuery(query => query.Text.Contains("from people")).ReturnsRows(query => all.Where(person => person.Age > (int)query.Parameters[0]!));

        Assert.Equal([new Person("Bob", 40)], await OlderThanAsync(35).ToListAsync());
    }

    [Fact]
    public async Task People_WithoutTheTable_Fail()
    {
        _server.Livy.OnQuery("select name, age from people where age > ?").Fails("TABLE_OR_VIEW_NOT_FOUND", "[TABLE_OR_VIEW_NOT_FOUND] The table or view `people` cannot be found.", "42P01");

        var failure = await Assert.ThrowsAsync<LivyQueryFailedException>(async () => await OlderThanAsync(30).ToListAsync());

        Assert.Equal("TABLE_OR_VIEW_NOT_FOUND", failure.ErrorClass);
    }

    // Stands for the code under test.
    private LivyRows<Person> OlderThanAsync(int age) => _session.QueryAsync<Person>($"select name, age from people where age > {age}");

    private sealed record Person(string Name, int Age);
}
