using Microsoft.Extensions.Options;

namespace Livy.Client.DependencyInjection;

/// <summary>Says what is wrong with the options of one client, in the words of <see cref="LivyClientOptions.Validate"/>, after all that configures them has run.</summary>
/// <param name="optionsName">The client's name among the options.</param>
/// <param name="source">Where its settings come from: the path of a section, or the type of the options.</param>
internal sealed class LivyClientOptionsValidator(string optionsName, string source) : IValidateOptions<LivyClientOptions>
{
    public ValidateOptionsResult Validate(string? name, LivyClientOptions options)
    {
        if (name != optionsName)
        {
            return ValidateOptionsResult.Skip;
        }

        var failures = new List<string>();
        Check(string.Empty, () => options.Timeouts.Validate($"{source}:{nameof(options.Timeouts)}:"));
        Check(string.Empty, () => options.Retry.Validate($"{source}:{nameof(options.Retry)}:"));
        Check(string.Empty, () => options.Waiting.Validate($"{source}:{nameof(options.Waiting)}:"));
        if (failures.Count == 0)
        {
            // The message begins with the name of the setting.
            Check($"{source}:", options.Validate);
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(string prefix, Action validate)
        {
            try
            {
                validate();
            }
            catch (ArgumentException wrong)
            {
                failures.Add(prefix + wrong.Message);
            }
        }
    }
}
