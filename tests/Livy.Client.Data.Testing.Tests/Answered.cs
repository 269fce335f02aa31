using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace Livy.Client.Data.Testing.Tests;

/// <summary>What the reader on a driver has answered.</summary>
internal sealed record Answered(int Status, byte[] Payload)
{
    /// <summary>The piece of the result that a page holds, behind its checksum.</summary>
    public byte[] Piece => Payload[4..];

    public uint Checksum => BinaryPrimitives.ReadUInt32BigEndian(Payload);

    public string Text => Encoding.UTF8.GetString(Payload);

    public JsonNode Json => JsonNode.Parse(Payload)!;
}
