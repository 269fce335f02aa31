using System.Text;
using System.Text.Json.Nodes;

namespace Livy.Client.Data.Testing.Tests;

/// <summary>What the reader on a driver has answered.</summary>
internal sealed record Answered(int Status, byte[] Payload)
{
    public string Text => Encoding.UTF8.GetString(Payload);

    public JsonNode Json => JsonNode.Parse(Payload)!;
}
