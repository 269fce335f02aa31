namespace Livy.Client.Data;

/// <summary>Says why a piece of JSON is no value of its column. It never leaves <see cref="JsonRows"/>, which knows the column and the row.</summary>
internal sealed class UnreadableJsonException(string message) : Exception(message);
