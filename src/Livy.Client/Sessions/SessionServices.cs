namespace Livy.Client;

/// <summary>What a session's handle works with.</summary>
/// <param name="UiUri">The endpoint, with a slash at its end.</param>
/// <param name="Calls">The routes, with repeats.</param>
/// <param name="Guard">Makes calls to the session that is meant.</param>
/// <param name="Waits">Waits for it.</param>
/// <param name="Statements">Submits its statements.</param>
/// <param name="Deletion">Deletes it.</param>
internal sealed record SessionServices(Uri? UiUri, ILivyApi Calls, SessionGuard Guard, SessionWaits Waits, SessionStatements Statements, ApplicationDeletion<SessionInfo> Deletion);
