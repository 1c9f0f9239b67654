/// The version of these programs.
public enum TacitVersion {
    /// Semantic version, as `tacit version` prints it.
    public static let text = "0.1.0"
}
