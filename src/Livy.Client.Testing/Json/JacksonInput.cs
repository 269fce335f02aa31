using System.Buffers;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>A request body being read: the place in it, and the complaints that name that place.</summary>
internal sealed class JacksonInput(byte[] bytes, JacksonWords words)
{
    public const string Source = "[Source: (org.eclipse.jetty.server.HttpInputOverHTTP); ";
    public const string EndOfInput = "Unexpected end-of-input";
    private int _line = 1;
    private int _lineStart;

    public JacksonWords Words => words;

    /// <summary>The next byte's index.</summary>
    public int At { get; set; }

    public bool IsAtEnd => At >= bytes.Length;

    public byte Next => bytes[At];

    /// <summary>Where the newest token begins.</summary>
    public string Token { get; set; } = "";

    public static JacksonInput Of(ReadOnlySpan<byte> body, JacksonWords words) => new(ToUtf8(body), words);

    /// <summary>What was read from an index to here.</summary>
    public ReadOnlySpan<byte> Since(int begin) => bytes.AsSpan(begin, At - begin);

    /// <summary>The byte some places on, or <see langword="null"/> past the end.</summary>
    public byte? Ahead(int places) => At + places < bytes.Length ? bytes[At + places] : null;

    public byte Take() => bytes[At++];

    public void SkipAll() => At = bytes.Length;

    /// <summary>The position some places on in this line.</summary>
    public string Here(int places = 0) => $"{Source}line: {_line}, column: {At + places - _lineStart + 1}]";

    private string Ending() => $"{Source}line: {_line}, column: {words.ColumnAtEnd(bytes.Length - _lineStart + 1, bytes.Length)}]";

    public JacksonFault Error(string text) => new(text, Here(), Token);

    public JacksonFault AtEnd(string text) => new(text, Ending(), Token);

    public JacksonFault Unexpected(string expecting)
    {
        var found = bytes[At++];
        return found switch
        {
            < (byte)' ' when words.ControlCharacter(found) is { } text => Error(text),
            (byte)'/' when words.Comment is { } comment => Error($"Unexpected character ('/' (code 47)): {comment}"),
            < (byte)' ' => Error($"Unexpected character ((CTRL-CHAR, code {found})): {expecting}"),
            _ => Error($"Unexpected character ({Shown(found)}): {expecting}"),
        };
    }

    /// <summary>A character for an error; the rest of it is read with it.</summary>
    public string Shown(byte first)
    {
        if (first < 0x80 || Rune.DecodeFromUtf8(bytes.AsSpan(At - 1), out var rune, out var length) != OperationStatus.Done)
        {
            return $"'{(char)first}' (code {first})";
        }

        At += length - 1;
        return $"'{rune}' (code {rune.Value})";
    }

    public void SkipSpace()
    {
        while (!IsAtEnd && bytes[At] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            if (bytes[At++] == '\n')
            {
                _line++;
                _lineStart = At;
            }
        }
    }

    private static byte[] ToUtf8(ReadOnlySpan<byte> body)
    {
        var encoding = body switch
        {
            [not 0, 0, 0, 0, ..] => Encoding.UTF32,
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            [not 0, 0, _, ..] => Encoding.Unicode,
            [0, not 0, _, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        var start = body is [0xEF, 0xBB, 0xBF, ..] ? body[3..] : body;
        return encoding is null ? start.ToArray() : Encoding.UTF8.GetBytes(encoding.GetString(body).TrimStart('\uFEFF'));
    }
}
