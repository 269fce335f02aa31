using System.Text.Json.Serialization;

namespace Livy.Client.Benchmarks;

[JsonSerializable(typeof(Trade))]
[JsonSerializable(typeof(IReadOnlyList<Trade>))]
internal sealed partial class TradeJsonContext : JsonSerializerContext;
