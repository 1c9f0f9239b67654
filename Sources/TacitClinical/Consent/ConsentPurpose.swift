/// What a disclosure is for (42 CFR 2.31(a)(5)).
public enum ConsentPurpose: String, Codable, Sendable, CaseIterable {
    /// Treatment by the recipient.
    case treatment
    /// Payment and health care operations.
    case paymentOperations = "payment-operations"
    /// Treatment, payment and health care operations together, for all future uses.
    case tpo
    /// Help to find or keep work.
    case employmentSupport = "employment-support"
    /// A civil, criminal, administrative or legislative proceeding.
    case legal
    /// The patient asked for it and need not say why.
    case atRequestOfPatient = "at-request-of-patient"
    /// What the text of the purpose says, and nothing else.
    case other

    /// As it is printed where no text of its own says more.
    public var inWords: String { ConsentFormWords.purpose(self) }

    /// Whether it is treatment, payment, health care operations, or all of them.
    var isTPO: Bool { [.treatment, .paymentOperations, .tpo].contains(self) }

    /// Whether naming it is enough without a text (42 CFR 2.31(a)(5)).
    var saysItself: Bool { self == .tpo || self == .atRequestOfPatient }

    /// Whether a consent for this purpose covers another; what "other" covers is decided by the texts.
    func covers(_ asked: Self) -> Bool { self == asked || (self == .tpo && asked.isTPO) }
}
