/// The version of these programs; agent and command line are released together.
public enum TacitVersion {
    /// Semantic version, as `tacit version`, `tacit-agent --version` and the status reply give it.
    public static let text = "0.1.0"
}
