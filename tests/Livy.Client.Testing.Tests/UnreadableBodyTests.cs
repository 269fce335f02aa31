using System.Text;

namespace Livy.Client.Testing.Tests;

/// <summary>Bodies that Jackson cannot read: the status, the shape, and the words by which a client or its user finds the mistake.</summary>
public sealed class UnreadableBodyTests : IDisposable
{
    private const string Sessions = "org.apache.livy.server.interactive.CreateInteractiveRequest";
    private readonly FakeLivy _livy = new(timeProvider: new SimulatedClock());
    private readonly RawClient _client;

    public UnreadableBodyTests() => _client = new RawClient(_livy);

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Theory]
    [InlineData("", "No content to map due to end-of-input", 1, 1)]
    [InlineData(" \n ", "No content to map due to end-of-input", 1, 1)]
    [InlineData("{", "Unexpected end-of-input", 1, 2)]
    [InlineData("{\"kind\":", "Unexpected end-of-input", 1, 9)]
    [InlineData("{bad", "Unexpected character ('b' (code 98))", 1, 3)]
    [InlineData("{\n \"a\": x}", "Unrecognized field \"a\"", 2, 2)]
    [InlineData("{\"conf\": {},\n  x}", "Unexpected character ('x' (code 120))", 2, 4)]
    [InlineData("\u0001", "Unexpected character (CTRL-CHAR (code 1))", 1, 2)]
    [InlineData("[]", "Cannot deserialize value of type `" + Sessions + "` from Array value (token `JsonToken.START_ARRAY`)", 1, 1)]
    [InlineData("5", "Cannot construct instance of `" + Sessions + "` (although at least one Creator exists): no int/Int-argument constructor/factory method to deserialize from Number value (5)", 1, 1)]
    [InlineData("true", "Cannot construct instance of `" + Sessions + "` (although at least one Creator exists): no boolean/Boolean-argument constructor/factory method to deserialize from boolean value (true)", 1, 1)]
    public async Task Create_NoRequest_Is400WithAReasonAndAPlace(string body, string reason, int line, int column)
    {
        var reply = await _client.PostAsync("/sessions", body);

        reply.Status.ShouldBe(400);
        reply.Json.ToString().ShouldStartWith(reason);
        reply.Json.ToString().ShouldContain($"\n at [Source: (org.eclipse.jetty.server.HttpInputOverHTTP); line: {line}, column: {column}]");
    }

    [Theory]
    [InlineData("""{"queue":{}}""", "queue", "Cannot deserialize value of type `java.lang.String` from Object value (token `JsonToken.START_OBJECT`)")]
    [InlineData("""{"jars":"x"}""", "jars", "Cannot deserialize value of type `scala.collection.immutable.List<java.lang.String>` from String value (token `JsonToken.VALUE_STRING`)")]
    [InlineData("""{"conf":[]}""", "conf", "Cannot deserialize value of type `scala.collection.immutable.Map<java.lang.String,java.lang.String>` from Array value (token `JsonToken.START_ARRAY`)")]
    [InlineData("""{"heartbeatTimeoutInSecond":"x"}""", "heartbeatTimeoutInSecond", "Cannot deserialize value of type `int` from String \"x\": not a valid `int` value")]
    [InlineData("""{"heartbeatTimeoutInSecond":99999999999}""", "heartbeatTimeoutInSecond", "Numeric value (99999999999) out of range of int (-2147483648 - 2147483647)")]
    [InlineData("""{"heartbeatTimeoutInSecond":true}""", "heartbeatTimeoutInSecond", "Cannot deserialize value of type `int` from Boolean value (token `JsonToken.VALUE_TRUE`)")]
    [InlineData("""{"foo":[[1]]}""", "foo", "Unrecognized field \"foo\" (class " + Sessions + "), not marked as ignorable (17 known properties: \"executorCores\", ")]
    [InlineData("""{"kind":"cobol"}""", "kind", "Invalid kind: cobol ")]
    [InlineData("""{"kind":5}""", "kind", "requirement failed: Kind should be a string. ")]
    public async Task Create_PropertyUnreadable_SaysWhyAndNamesIt(string body, string property, string reason)
    {
        var reply = await _client.PostAsync("/sessions", body);

        reply.Status.ShouldBe(400);
        reply.Json.ToString().ShouldStartWith(reason);
        reply.Json.ToString().ShouldEndWith($"(through reference chain: {Sessions}[\"{property}\"])");
    }

    [Theory]
    [InlineData("""{"jars":["a",{}]}""", "[\"jars\"]->com.fasterxml.jackson.module.scala.deser.GenericFactoryDeserializerResolver$BuilderWrapper[1])")]
    [InlineData("""{"conf":{"a":[]}}""", "[\"conf\"]->com.fasterxml.jackson.module.scala.deser.GenericMapFactoryDeserializerResolver$BuilderWrapper[\"a\"])")]
    public async Task Create_ItemUnreadable_NamesThePlaceInTheList(string body, string chain) =>
        (await _client.PostAsync("/sessions", body)).Json.ToString().ShouldEndWith(chain);

    [Theory]
    [InlineData("""{"job":"!!!","jobType":"spark"}""")]
    [InlineData("""{"job":"AA","jobType":"spark"}""")]
    [InlineData("""{"job":"AAAA=","jobType":"spark"}""")]
    public async Task Job_NoBase64_Is400(string body)
    {
        await _client.PostAsync("/sessions", """{"kind":"spark"}""");

        var reply = await _client.PostAsync("/sessions/0/submit-job", body);

        reply.Status.ShouldBe(400);
        reply.Json.ToString().ShouldContain("Failed to decode VALUE_STRING as base64 (MIME-NO-LINEFEEDS)");
    }

    [Theory]
    [InlineData("a\\ud83d\\ude00", "a\ud83d\ude00")]
    [InlineData("\\b\\t\\n\\f\\r\\\"\\\\\\/\\u00e9", "\b\t\n\f\r\"\\/é")]
    public void Read_EscapedText_IsWhatJavaWouldHold(string escaped, string text) =>
        RequestReader.Read(RequestShapes.Statement, Encoding.UTF8.GetBytes($$"""{"code":"{{escaped}}"}"""))!.Text("code").ShouldBe(text);

    [Fact]
    public void Read_HalfASurrogatePair_IsACharacterLikeAnyOther() =>
        RequestReader.Read(RequestShapes.Statement, """{"code":"\ud83dx"}"""u8)!.Text("code")!.Select(character => (int)character).ShouldBe([0xd83d, 'x']);

    [Theory]
    [InlineData(new byte[] { 0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d })]
    [InlineData(new byte[] { 0x22, 0xc3, 0x28, 0x22 })]
    [InlineData(new byte[] { 0x7b, 0xc3, 0xa9, 0x7d })]
    public void Read_NoUtf8_IsUnreadable(byte[] body) =>
        Should.Throw<LivyFault>(() => RequestReader.Read(RequestShapes.Statement, body)).Kind.ShouldBe(LivyFaultKind.Unreadable);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_OtherEncodingWithItsMark_IsFoundOut(string encoding)
    {
        var utf = Encoding.GetEncoding(encoding);

        var values = RequestReader.Read(RequestShapes.Statement, [.. utf.GetPreamble(), .. utf.GetBytes("""{"code":"é"}""")]);

        values!.Text("code").ShouldBe("é");
    }

    [Theory]
    [InlineData(1_000, false)]
    [InlineData(1_001, true)]
    [InlineData(20_000, true)]
    [InlineData(5_000_000, true)]
    public void Read_DeepNesting_EndsAtJacksonsLimit(int depth, bool isTooDeep)
    {
        // One level is the request's own.
        var body = $$"""{"msg_type":{{string.Concat(Enumerable.Repeat("{\"a\":", depth - 1))}}1{{new string('}', depth - 1)}}}""";

        void Read() => RequestReader.Read(RequestShapes.Statement, Encoding.UTF8.GetBytes(body));

        if (isTooDeep)
        {
            Should.Throw<LivyFault>(Read).Message.ShouldStartWith("Depth (1001) exceeds the maximum allowed nesting depth (1000)");
        }
        else
        {
            Should.NotThrow(Read);
        }
    }

    [Fact]
    public void Read_LongText_EndsAtJacksonsLimit() =>
        Should.Throw<LivyFault>(() => RequestReader.Read(RequestShapes.Statement, Encoding.UTF8.GetBytes($$"""{"code":"{{new string('a', 20_000_001)}}"}""")))
            .Message.ShouldStartWith("String length (20000001) exceeds the maximum length (20000000)");

    [Fact]
    public void Read_WhatFollowsTheFirstValue_IsNotLookedAt() =>
        RequestReader.Read(RequestShapes.Statement, """{"code":"1"} } garbage"""u8)!.Text("code").ShouldBe("1");
}
