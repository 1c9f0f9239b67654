/// What is said about templates.
enum TemplateSentences {
    static let none = "there is no template of your own"
    static let badName = "a template's name is a word of small letters, digits and hyphens"
    static let exists = "there is a template of this name already"
    static let absent = "there is no template of this name"
    static let unchanged = "nothing was written; no template was kept"
    static let otherClass = "the template is for another class of notes; say --class as it was made"
    static let seeList = "tacit template list names them"
    static let wouldRemove = "would remove a template; nothing was done"
    static let wouldKeep = "would keep a template; nothing was done"

    static func kept(_ name: String) -> String { "kept the template \(name)" }
    static func removed(_ name: String) -> String { "removed the template \(name)" }
}
