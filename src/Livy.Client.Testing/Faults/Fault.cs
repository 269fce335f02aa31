namespace Livy.Client.Testing;

/// <summary>One fault on its way to one request.</summary>
/// <param name="Text">What the journal says of it.</param>
/// <param name="Apply">Tells a stub to do it.</param>
internal sealed record Fault(string Text, Func<StubReply, StubReply> Apply)
{
    public const string LoginHtml = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form action=\"/login\" method=\"post\"></form></body></html>\n";

    public StubReply ToReply() => Apply(new StubReply(Stub.Any()));
}
