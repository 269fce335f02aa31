using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Livy.Client.DependencyInjection;

/// <summary>Sets the options of one client from a section of configuration; keys that the section does not have leave theirs as they are.</summary>
internal sealed class ConfigureFromSection(string optionsName, IConfigurationSection section) : IConfigureNamedOptions<LivyClientOptions>
{
    public void Configure(LivyClientOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, LivyClientOptions options)
    {
        if (name != optionsName)
        {
            return;
        }

        var failures = new List<string>();
        Read(new SectionReader(section, failures), options);
        if (failures.Count > 0)
        {
            throw new OptionsValidationException(optionsName, typeof(LivyClientOptions), failures);
        }
    }

    private static void Read(SectionReader reader, LivyClientOptions options)
    {
        reader.Address(nameof(options.Endpoint), value => options.Endpoint = value);
        reader.Section(nameof(options.Authentication), inner => options.Authentication = ReadAuthentication(inner) ?? options.Authentication);
        options.DoAs = reader.Text(nameof(options.DoAs)) ?? options.DoAs;
        reader.Section(nameof(options.Timeouts), inner => Read(inner, options.Timeouts));
        reader.Section(nameof(options.Retry), inner => Read(inner, options.Retry));
        reader.Section(nameof(options.Submission), inner => Read(inner, options.Submission));
        reader.Section(nameof(options.Waiting), inner => Read(inner, options.Waiting));
        reader.Time(nameof(options.DisposeTimeout), value => options.DisposeTimeout = value);
        reader.Count(nameof(options.MaxResponseSize), value => options.MaxResponseSize = value);
        reader.Flag(nameof(options.AllowInsecureCredentials), value => options.AllowInsecureCredentials = value);
        reader.RefuseUnknownKeys();
    }

    private static void Read(SectionReader reader, LivyTimeouts timeouts)
    {
        reader.Time(nameof(timeouts.Read), value => timeouts.Read = value);
        reader.Time(nameof(timeouts.Result), value => timeouts.Result = value);
        reader.Time(nameof(timeouts.Create), value => timeouts.Create = value);
        reader.Time(nameof(timeouts.Delete), value => timeouts.Delete = value);
        reader.Time(nameof(timeouts.UploadIdle), value => timeouts.UploadIdle = value);
        reader.Time(nameof(timeouts.UploadResponse), value => timeouts.UploadResponse = value);
    }

    private static void Read(SectionReader reader, LivyRetryOptions retry)
    {
        reader.Count(nameof(retry.MaxRetries), value => retry.MaxRetries = value);
        reader.Time(nameof(retry.BaseDelay), value => retry.BaseDelay = value);
        reader.Time(nameof(retry.MaxDelay), value => retry.MaxDelay = value);
        reader.Time(nameof(retry.MaxRetryAfter), value => retry.MaxRetryAfter = value);
        reader.Time(nameof(retry.TotalExtra), value => retry.TotalExtra = value);
    }

    private static void Read(SectionReader reader, LivySubmissionOptions submission)
    {
        reader.Time(nameof(submission.Timeout), value => submission.Timeout = value);
        reader.Flag(nameof(submission.RetryWhenBusy), value => submission.RetryWhenBusy = value);
        reader.Flag(nameof(submission.GenerateNames), value => submission.GenerateNames = value);
        reader.Flag(nameof(submission.MarkStatements), value => submission.MarkStatements = value);
        reader.Time(nameof(submission.SettleTime), value => submission.SettleTime = value);
        reader.Time(nameof(submission.CleanupTime), value => submission.CleanupTime = value);
    }

    private static void Read(SectionReader reader, LivyWaitOptions waiting)
    {
        reader.Time(nameof(waiting.MinInterval), value => waiting.MinInterval = value);
        reader.Time(nameof(waiting.MaxInterval), value => waiting.MaxInterval = value);
        reader.Time(nameof(waiting.MaxBatchInterval), value => waiting.MaxBatchInterval = value);
        reader.Time(nameof(waiting.FaultTolerance), value => waiting.FaultTolerance = value);
        reader.Time(nameof(waiting.RefusalTolerance), value => waiting.RefusalTolerance = value);
        reader.Time(nameof(waiting.MaxRetryAfter), value => waiting.MaxRetryAfter = value);
        reader.Time(nameof(waiting.SessionStartTimeout), value => waiting.SessionStartTimeout = value);
        reader.Time(nameof(waiting.KeepAliveInterval), value => waiting.KeepAliveInterval = value);
    }

    /// <summary>The keys of the other type may stand there: a later source of configuration can not take keys of an earlier one away.</summary>
    private static LivyAuthentication? ReadAuthentication(SectionReader reader)
    {
        const string Type = "Type";
        var (type, userName, password, token) = (reader.Text(Type), reader.Text("UserName"), reader.Text("Password"), reader.Text("Token"));
        if (string.Equals(type, nameof(LivyAuthentication.Basic), StringComparison.OrdinalIgnoreCase))
        {
            return ReadBasic(reader, userName, password);
        }

        if (string.Equals(type, nameof(LivyAuthentication.Bearer), StringComparison.OrdinalIgnoreCase))
        {
            return ReadBearer(reader, token);
        }

        if (type is not null || userName is not null || password is not null || token is not null)
        {
            reader.Fail(Type, "must be Basic (with UserName and Password) or Bearer (with Token)");
        }

        return null;
    }

    private static LivyAuthentication? ReadBasic(SectionReader reader, string? userName, string? password)
    {
        if (userName is null || userName.Contains(':', StringComparison.Ordinal))
        {
            reader.Fail("UserName", "must be a name without a colon, for basic authentication");
            return null;
        }

        if (password is null)
        {
            reader.Fail("Password", "is missing: basic authentication needs one");
            return null;
        }

        return LivyAuthentication.Basic(userName, password);
    }

    private static LivyAuthentication? ReadBearer(SectionReader reader, string? token)
    {
        if (token is null)
        {
            reader.Fail("Token", "is missing: bearer authentication needs one");
            return null;
        }

        if (token.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)))
        {
            reader.Fail("Token", "holds a space or a line end, which no header can carry; files often end with one");
            return null;
        }

        return LivyAuthentication.Bearer(token);
    }
}
