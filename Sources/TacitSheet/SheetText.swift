/// Every sentence of the recovery sheet.
enum SheetText {
    static let above = [
        "TACIT RECOVERY SHEET",
        "====================",
        "",
        "This kit opens one vault, as the passphrase does. Who has this page and the",
        "vault's file can read everything in it.",
        "",
    ]

    static let below = [
        "Keep it   on paper, away from the computer: a safe, a bank box, an envelope",
        "          with a person bound to secrecy. Not in a mail, a cloud or a photo.",
        "",
        "Use it    on the machine with the vault:      tacit unlock --recovery",
        "          then set a new passphrase:          tacit key passphrase",
        "          Spaces, line ends and capitals do not matter. A slip is noticed.",
        "",
        "Replace   it when it was seen or lost:        tacit key recovery",
        "",
        "Written on ______________________   Kept at ______________________________",
    ]
}
