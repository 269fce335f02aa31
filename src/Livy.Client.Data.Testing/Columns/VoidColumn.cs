using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Testing;

/// <summary>Nothing but nulls.</summary>
internal sealed class VoidColumn() : ColumnWriter(NullType.Default)
{
    protected override void AppendNull()
    {
    }

    protected override long AppendValue(object value) => throw Values.Misfit(value, "void");

    protected override IEnumerable<ArrowBuffer> TakeBuffers() => [];
}
