using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>The only JSON of this client: source generated, so that it can be trimmed and compiled ahead of time.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, AllowDuplicateProperties = true, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(ServerVersion))]
[JsonSerializable(typeof(SessionPage))]
[JsonSerializable(typeof(SessionInfo))]
[JsonSerializable(typeof(SessionStateInfo))]
[JsonSerializable(typeof(CreateSessionRequest))]
[JsonSerializable(typeof(StatementPage))]
[JsonSerializable(typeof(StatementInfo))]
[JsonSerializable(typeof(CreateStatementRequest))]
[JsonSerializable(typeof(CompletionRequest))]
[JsonSerializable(typeof(CompletionResult))]
[JsonSerializable(typeof(BatchPage))]
[JsonSerializable(typeof(BatchInfo))]
[JsonSerializable(typeof(BatchStateInfo))]
[JsonSerializable(typeof(CreateBatchRequest))]
[JsonSerializable(typeof(JobInfo))]
[JsonSerializable(typeof(JobRequest))]
[JsonSerializable(typeof(AddResourceRequest))]
[JsonSerializable(typeof(LogPage))]
[JsonSerializable(typeof(HandleToken))]
internal sealed partial class LivyJsonContext : JsonSerializerContext;
