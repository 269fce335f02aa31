namespace Livy.Client.RealDataTests;

/// <summary>A value that goes to Spark as a parameter, and how to tell that it arrived.</summary>
/// <param name="Value">The value.</param>
/// <param name="Type">Spark's type that it must have there.</param>
/// <param name="Before">SQL before the parameter in what makes a text of it.</param>
/// <param name="After">SQL behind it.</param>
/// <param name="IsRight">Whether the text is that of the value.</param>
internal sealed record ParameterCase(object? Value, string Type, string Before, string After, Func<string?, bool> IsRight);
