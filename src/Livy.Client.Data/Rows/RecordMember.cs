using System.Reflection;

namespace Livy.Client.Data;

/// <summary>A constructor's parameter or a property that takes a column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="GivenName">The column's name as an attribute gives it; <see langword="null"/> for none.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNeeded">Whether nothing can be made without it.</param>
/// <param name="IsIgnored">Whether it takes no column.</param>
/// <param name="Parameter">The parameter; <see langword="null"/> for a property.</param>
/// <param name="Property">The property; <see langword="null"/> for a parameter.</param>
internal sealed record RecordMember(string Name, string? GivenName, Type Type, bool IsNeeded, bool IsIgnored, ParameterInfo? Parameter, PropertyInfo? Property);
