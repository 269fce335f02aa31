namespace Livy.Client.Data;

/// <summary>A query: pieces of text, and between each two of them a parameter.</summary>
/// <param name="Pieces">One more than there are parameters.</param>
/// <param name="Parameters">The parameters, in order.</param>
internal sealed record SqlText(IReadOnlyList<string> Pieces, IReadOnlyList<SqlParameter> Parameters);
