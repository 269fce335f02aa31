using System.Globalization;
using System.Runtime.CompilerServices;

namespace Livy.Client;

/// <summary>Builds the path and query of one request, escaping what parameters hold.</summary>
internal ref struct RequestPath
{
    private DefaultInterpolatedStringHandler _text;
    private bool _hasQuery;

    /// <param name="buffer">Memory to build in; outgrowing it is legal.</param>
    public RequestPath(Span<char> buffer) => _text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, buffer);

    /// <summary>Appends a part of the template as it stands.</summary>
    public void Append(string literal) => _text.AppendLiteral(literal);

    /// <summary>Appends a segment; Livy decodes what is escaped, slashes included.</summary>
    public void AppendSegment(LivyId id)
    {
        if (id.IsNumber)
        {
            _text.AppendLiteral(id.Value);
        }
        else
        {
            _text.AppendLiteral(Uri.EscapeDataString(id.Value));
        }
    }

    /// <summary>Appends a number as a segment.</summary>
    public void AppendSegment(long number) => _text.AppendFormatted(number);

    /// <summary>Appends <c>name=value</c> unless the value is <see langword="null"/>.</summary>
    public void AppendQuery(string name, int? value)
    {
        if (value is { } number)
        {
            AppendQueryName(name);
            _text.AppendFormatted(number);
        }
    }

    /// <summary>Appends <c>name=value</c> unless the value is <see langword="null"/>.</summary>
    public void AppendQuery(string name, string? value)
    {
        if (value is not null)
        {
            AppendQueryName(name);
            _text.AppendLiteral(Uri.EscapeDataString(value));
        }
    }

    /// <summary>The finished text; the builder can not be used after it.</summary>
    public string ToStringAndClear() => _text.ToStringAndClear();

    private void AppendQueryName(string name)
    {
        _text.AppendLiteral(_hasQuery ? "&" : "?");
        _hasQuery = true;
        _text.AppendLiteral(name);
        _text.AppendLiteral("=");
    }
}
