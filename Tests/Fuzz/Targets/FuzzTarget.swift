/// What is fuzzed: readers of bytes that strangers write.
///
/// Each target takes any bytes and returns; a broken property is a failed `precondition`, which the
/// fuzzer sees as a crash and an ordinary test as well. The raw value names the folder of seeds.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// `Header`: what parses is encoded byte for byte.
    case ageHeader = "age-header"

    /// `ArmorReader`: what parses is written again but for white space; reads of any size agree.
    case ageArmor = "age-armor"

    /// `Age.decrypt` of a changed file: what comes out is a beginning of the text, and all of it
    /// without an error only when nothing was changed.
    case ageStream = "age-stream"

    /// `Age.decrypt` of any bytes, with an identity of each kind.
    case ageFile = "age-file"

    /// `KeyFile`: recipients come back, identities are told from them.
    case ageKeys = "age-keys"

    /// `Archive`: what parses is encoded byte for byte, within its limits.
    case archive

    /// `Bech32`: what parses is encoded again; the reader of secrets agrees with that of arrays.
    case bech32

    /// `Cell.open` of a changed cell: the payload or an error.
    case cell

    /// `UnverifiedCheckpoint`: what parses is encoded byte for byte.
    case checkpoint

    /// Documents: what parses is rendered to a text that parses to the same.
    case document

    /// The header of a vault, in the clear: its limits hold whatever its bytes are.
    case header

    /// Bodies of requests: what parses strictly is encoded to JSON that parses to the same.
    case json

    /// `Manifest`: what parses is encoded byte for byte.
    case manifest

    /// `SealedBundle`: what is looked at has one recipient; `OpenedBundle`: nothing is verified that was not signed.
    case bundle

    /// `SSHSignature`: what parses is encoded byte for byte, and is of one message.
    case sshSignature = "ssh-signature"

    /// Runs the target once.
    public func run(_ bytes: [UInt8]) {
        switch self {
        case .ageHeader: AgeTargets.header(bytes)
        case .ageArmor: AgeTargets.armor(bytes)
        case .ageStream: AgeStreamTarget.run(bytes)
        case .ageFile: AgeTargets.file(bytes)
        case .ageKeys: AgeTargets.keys(bytes)
        case .archive: ShareTargets.archive(bytes)
        case .bech32: Bech32Target.run(bytes)
        case .cell: CellTarget.run(bytes)
        case .checkpoint: CheckpointTarget.run(bytes)
        case .document: DocumentTarget.run(bytes)
        case .header: HeaderTarget.run(bytes)
        case .json: JSONTarget.run(bytes)
        case .manifest: ShareTargets.manifest(bytes)
        case .bundle: ShareTargets.bundle(bytes)
        case .sshSignature: ShareTargets.signature(bytes)
        }
    }
}
