using System.CommandLine;

namespace LivyCli;

/// <summary>The port of whatever a command starts.</summary>
internal static class PortOption
{
    public static Option<int> Create()
    {
        var option = new Option<int>("--port") { Description = "The port on 127.0.0.1; 0 for a free one.", DefaultValueFactory = _ => 0 };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var number) && number is < 0 or > ushort.MaxValue)
            {
                result.AddError($"--port is a number from 0 to {ushort.MaxValue}, not {number}.");
            }
        });
        return option;
    }
}
