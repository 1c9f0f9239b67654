public import TacitCrypto

/// Why a bundle was not made or not opened.
///
/// Carries nothing of a bundle or key, so it can be logged and shown.
public enum BundleError: Error, Equatable, Sendable {
    // What can be said of a file without opening it.

    /// It does not begin like a file of age.
    case notAge
    /// It is the text form of age, or a beginning of white space; a bundle is the binary form.
    case armored
    /// It is larger than ``SealedBundle/maximumCount``.
    case tooLarge
    /// The header of age is not one, or a stanza of a known type is broken.
    case header
    /// It has more than one recipient: any of them could have put other content in.
    case recipients
    /// Its one recipient is of a kind that is not known here, such as one of a plugin.
    case foreignRecipient
    /// A passphrase stanza asks for more work than is done here.
    case workFactor

    // What is found when it is opened.

    /// None of the identities opens it, or the words are others.
    case wrongIdentity
    /// It was changed, cut or added to.
    case damaged
    /// What is inside is no archive.
    case archive(ArchiveFault)
    /// The first file is not a `MANIFEST` in its one form.
    case manifest
    /// The second file is not a signature that makes it the sender's.
    case signature(SignatureFault)
    /// It was sealed for somebody else and passed on.
    case otherRecipient
    /// A file that the manifest names is not there, is there in another place, or one is there that it does not name.
    case members
    /// A file is another than the manifest says.
    case hash
    /// It says to be of more than a day from now.
    case future
    /// The checkpoint is not the one of the manifest, or not signed by the sender; or a proof does not hold.
    case proof

    // What keeps one from being made.

    /// A text or the consent does not go into a manifest: ``Manifest/Facts``.
    case facts
    /// The recipient's key is one that nobody can have.
    case recipientKey

    /// Memory could not be had or not be locked.
    case primitive(CryptoError)
}

/// What is wrong with a signature.
public enum SignatureFault: Error, Equatable, Sendable {
    /// It is not in the one form.
    case malformed
    /// It was made for something else than a bundle.
    case namespace
    /// It is by another key than the manifest names, or by none of Ed25519.
    case key
    /// It does not fit the manifest.
    case invalid
}

/// Does something of the archive and makes its refusal one of the bundle.
func archived<R>(_ body: () throws(ArchiveFault) -> R) throws(BundleError) -> R {
    do throws(ArchiveFault) { return try body() } catch { throw .archive(error) }
}
