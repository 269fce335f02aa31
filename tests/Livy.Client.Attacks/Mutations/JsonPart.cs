using System.Text.Json;

namespace Livy.Client.Attacks;

/// <summary>A value in a JSON body and where its bytes are; of a property also where its name begins.</summary>
internal readonly record struct JsonPart(int? NameStart, int NameEnd, int Start, int End, int Depth, JsonTokenType Kind)
{
    /// <summary>Where the property begins, or the value if it is none.</summary>
    public int From => NameStart ?? Start;
}
