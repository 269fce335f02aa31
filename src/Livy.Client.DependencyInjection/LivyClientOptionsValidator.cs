using Microsoft.Extensions.Options;

namespace Livy.Client.DependencyInjection;

/// <summary>Says all that is wrong with the options of one client, after all that configures them has run.</summary>
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

        var errors = options.FindErrors();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors.Select(ByKey));
    }

    /// <summary>An error begins with the path of its setting, whose parts configuration separates by colons.</summary>
    private string ByKey(string error)
    {
        var end = error.IndexOf(' ', StringComparison.Ordinal);
        return $"{source}:{error[..end].Replace('.', ':')}{error[end..]}";
    }
}
