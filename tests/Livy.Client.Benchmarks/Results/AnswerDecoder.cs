using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Compression;
using System.Text.Json;

namespace Livy.Client.Benchmarks;

/// <summary>Unpacks the answer to a job, down to the Arrow stream. Buffers are used again.</summary>
internal sealed class AnswerDecoder
{
    private byte[] _text = [];
    private byte[] _pickle = [];
    private byte[] _stream = new byte[1024 * 1024];

    /// <summary>The stream, until the next answer is opened.</summary>
    public ReadOnlyMemory<byte> Open(byte[] answer)
    {
        var (start, length) = BytesOf(Decode(answer));
        using var packed = new ZLibStream(new MemoryStream(_pickle, start, length, writable: false), CompressionMode.Decompress);
        var count = 0;
        while (packed.Read(_stream, count, _stream.Length - count) is var read and > 0)
        {
            count += read;
            if (count == _stream.Length)
            {
                Array.Resize(ref _stream, 2 * count);
            }
        }

        return _stream.AsMemory(0, count);
    }

    private Span<byte> Decode(byte[] answer)
    {
        var reader = new Utf8JsonReader(answer);
        while (reader.Read() && !(reader.TokenType is JsonTokenType.PropertyName && reader.ValueTextEquals("result"u8)))
        {
        }

        reader.Read();
        return Decode(Decode(reader.ValueSpan, ref _text), ref _pickle);
    }

    private static Span<byte> Decode(ReadOnlySpan<byte> text, ref byte[] buffer)
    {
        if (buffer.Length < Base64.GetMaxDecodedFromUtf8Length(text.Length))
        {
            buffer = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        }

        return Base64.DecodeFromUtf8(text, buffer, out _, out var length) is OperationStatus.Done ? buffer.AsSpan(0, length) : throw new InvalidDataException("The result is no base64 of base64.");
    }

    private static (int Start, int Length) BytesOf(ReadOnlySpan<byte> pickle)
    {
        for (var position = 0; position < pickle.Length;)
        {
            switch (pickle[position])
            {
                case 0x80:
                    position += 2;
                    break;
                case 0x95:
                    position += 9;
                    break;
                case (byte)'B':
                    return (position + 5, BinaryPrimitives.ReadInt32LittleEndian(pickle[(position + 1)..]));
                default:
                    position = pickle.Length;
                    break;
            }
        }

        throw new InvalidDataException("The result is no pickle of bytes.");
    }
}
