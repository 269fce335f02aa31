namespace Livy.Client.Data;

/// <summary>
/// Looks at the metadata of a message before Apache.Arrow does. That follows whatever a schema says is inside of a field, also in circles, until the stack ends and the process with it: so what is inside must be what the
/// columns of the result have inside.
/// </summary>
internal static class MessageCheck
{
    private const int Header = 2;
    private const int HeaderType = 1;
    private const int BodyLengthOfMessage = 3;
    private const byte SchemaHeader = 1;
    private const byte RecordBatchHeader = 3;
    private const int FieldsOfSchema = 1;
    private const int DictionaryOfField = 4;
    private const int ChildrenOfField = 5;

    /// <summary>The length of the body that follows; <see langword="null"/> if it is no message that can come there.</summary>
    /// <param name="metadata">The metadata.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="isFirst">Whether it must be the schema; a batch otherwise.</param>
    public static long? BodyLength(ReadOnlySpan<byte> metadata, SparkSchema schema, bool isFirst)
    {
        try
        {
            var message = FlatTable.Root(metadata);
            var isSound = isFirst ? message.Byte(HeaderType) == SchemaHeader && IsOf(message.Table(Header), schema.Columns) : message.Byte(HeaderType) == RecordBatchHeader;
            return isSound ? message.Int64(BodyLengthOfMessage) : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static bool IsOf(FlatTable schema, IReadOnlyList<SparkColumn> columns)
    {
        if (schema.Count(FieldsOfSchema) != columns.Count)
        {
            return false;
        }

        for (var number = 0; number < columns.Count; number++)
        {
            if (!IsOf(schema.Item(FieldsOfSchema, number), columns[number].Type))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOf(FlatTable field, SparkType type)
    {
        if (field.Has(DictionaryOfField))
        {
            return false;
        }

        return type.Kind switch
        {
            SparkTypeKind.Array => field.Count(ChildrenOfField) == 1 && IsOf(field.Item(ChildrenOfField, 0), type.ElementType!),
            SparkTypeKind.Map => field.Count(ChildrenOfField) == 1 && IsEntry(field.Item(ChildrenOfField, 0), type),
            SparkTypeKind.Struct => IsStruct(field, type.Fields),
            _ => field.Count(ChildrenOfField) == 0,
        };
    }

    private static bool IsEntry(FlatTable entry, SparkType map) =>
        entry.Count(ChildrenOfField) == 2 && IsOf(entry.Item(ChildrenOfField, 0), map.KeyType!) && IsOf(entry.Item(ChildrenOfField, 1), map.ElementType!);

    private static bool IsStruct(FlatTable field, IReadOnlyList<SparkColumn> fields)
    {
        if (field.Count(ChildrenOfField) != fields.Count)
        {
            return false;
        }

        for (var number = 0; number < fields.Count; number++)
        {
            if (!IsOf(field.Item(ChildrenOfField, number), fields[number].Type))
            {
                return false;
            }
        }

        return true;
    }
}
