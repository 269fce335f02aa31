using System.Reflection;

namespace Livy.Client.Attacks;

/// <summary>Calls a method of <see cref="ILivyApi"/>, whatever its parameters are.</summary>
internal static class RawCall
{
    public static ClientCall Of(Example example) => new($"Api.{example.Route.Method.Name}", (client, token) => RunAsync(client.Api, example, token));

    private static async Task<object?> RunAsync(ILivyApi api, Example example, CancellationToken cancellationToken)
    {
        var method = example.Route.Method;
        var answer = (Task)method.Invoke(api, BindingFlags.DoNotWrapExceptions, binder: null, ArgumentsOf(method, example, cancellationToken), culture: null)!;
        await answer;
        return example.Route.HasResult ? answer.GetType().GetProperty("Result")!.GetValue(answer) : null;
    }

    private static object?[] ArgumentsOf(MethodInfo method, Example example, CancellationToken cancellationToken)
    {
        var hole = 0;
        return
        [
            .. method.GetParameters().Select(parameter =>
                parameter.ParameterType == typeof(CancellationToken) ? cancellationToken
                : parameter.HasDefaultValue ? null
                : IsHole(example, parameter) ? SampleValues.FromText(parameter.ParameterType, example.NumberIn(hole++))
                : SampleValues.Of(parameter.ParameterType)),
        ];
    }

    private static bool IsHole(Example example, ParameterInfo parameter) => example.Route.Name.Contains($"{{{parameter.Name}}}", StringComparison.OrdinalIgnoreCase);
}
