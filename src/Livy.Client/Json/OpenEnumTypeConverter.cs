using System.ComponentModel;
using System.Globalization;

namespace Livy.Client;

/// <summary>Makes an open enum from its word, so that specs can be bound from configuration.</summary>
internal sealed class OpenEnumTypeConverter<T> : TypeConverter
    where T : struct, IOpenEnum<T>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string word ? T.From(word) : base.ConvertFrom(context, culture, value);
}
