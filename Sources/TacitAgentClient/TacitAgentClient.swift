/// Calls an agent over its Unix socket and runs the password hash for an unlock.
///
/// - `Places`: where vault, state and socket lie.
/// - `AgentClient`: one method per operation of the API.
/// - `Unlocking`: from a passphrase or a kit to the key of a slot.
/// - `Transport`: HTTP/1.1 on the socket.
///
/// Every failure is a `Problem`, with its exit code and its next step.
public enum TacitAgentClient {}
