extension SharedChart {
    /// What leaves of a chart when these parts are asked for; only what stands of them, and the code name never.
    ///
    /// `view` is the chart on the day of the disclosure; `practice` the one that discloses. `recipient` is named as on
    /// the bundle. `parts` name records by their whole ids. `purpose` is the purpose in words, `kind` its kind, by which
    /// the grounds of what stays differ (45 CFR 164.502(b)(2)(i)). `note` is the one protected note; it is in it only
    /// when the parts name it, and then alone. Throws what is to be mended in the parts: a protected note beside
    /// anything else, a file or a note that the chart does not have.
    public init(
        of view: ChartView,
        from practice: Practice,
        to recipient: Party,
        parts asked: [SharedPart],
        purpose: String,
        kind: ConsentPurpose,
        madeAt: Moment,
        fictional: Bool,
        note: Note? = nil
    ) throws(EntryFault) {
        let selection = SharedSelection(asked)
        let client = view.client.client
        self.fictional = fictional
        self.madeAt = madeAt
        subject = Subject(
            name: client.name,
            called: client.called,
            born: client.born,
            pronouns: client.pronouns
        )
        sender = Party(
            name: practice.practitioner ?? practice.organisation ?? "",
            role: practice.licences.isEmpty ? nil : practice.licences.joined(separator: ", "),
            organisation: practice.organisation
        )
        self.recipient = recipient
        self.purpose = purpose
        isPart2 = client.part2 ?? practice.part2Program ?? true
        parts = selection.parts.map(\.description)
        measures = []
        entries = []
        notes = []
        visits = []
        files = []
        leftOut = []
        if let protected = selection.protected {
            guard selection.parts.count == 1 else { throw .protectedAlone }
            notes = [SharedNote(try Self.protected(protected, note))]
        } else {
            plan = selection.plan(of: view)
            measures = selection.measures(of: view)
            entries = selection.entries(of: view).map(Item.init)
            notes = selection.notes(of: view).map(SharedNote.init)
            visits = selection.visits(of: view)
            files = try Self.files(selection, in: view)
        }
        leftOut = SharedChartSentences.leftOut(selection, isPart2: isPart2, kind: kind)
    }

    /// The note, when it is the one that the part names.
    private static func protected(_ part: SharedPart, _ note: Note?) throws(EntryFault) -> Note {
        let (reference, noteClass): (Reference, NoteClass)
        switch part {
        case .psychotherapyNote(let ref): (reference, noteClass) = (ref, .psychotherapy)
        case .sudCounsellingNote(let ref): (reference, noteClass) = (ref, .sudCounselling)
        default: throw .sharedRecordMissing
        }
        guard let note, reference.matches(note.id), note.content.noteClass == noteClass,
            !note.undone,
            note.error == nil
        else { throw .sharedRecordMissing }
        return note
    }

    /// The files that were asked for, numbered from 1 in the order of asking.
    private static func files(_ selection: SharedSelection, in view: ChartView) throws(EntryFault)
        -> [File]
    {
        var files: [File] = []
        for part in selection.parts {
            guard case .attachment(let ref) = part else { continue }
            let found = Charted<Attachment>.all(in: view.entries).filter { ref.matches($0.id) }
            guard found.count == 1, !files.contains(where: { $0.id == found[0].id }) else {
                throw .sharedRecordMissing
            }
            files.append(File(found[0], number: files.count + 1))
        }
        return files
    }
}

extension SharedChart.Item {
    fileprivate init(_ entry: Entry) {
        id = entry.id
        content = entry.content
        recordedAt = entry.recordedAt
        author = entry.author
    }
}

extension SharedChart.SharedNote {
    fileprivate init(_ note: Note) {
        id = note.id
        content = note.content
        recordedAt = note.recordedAt
        author = note.author
        late = note.late
        additions = note.additions.filter { $0.error == nil }.map(\.content)
    }
}

extension SharedChart.File {
    /// Endings by media type; a name could tell, and an ending of the sender's choice could be run.
    private static let endings = [
        "application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "image/tiff": "tiff",
        "text/plain": "txt",
        "text/csv": "csv", "audio/mpeg": "mp3", "audio/ogg": "ogg", "audio/wav": "wav",
        "video/mp4": "mp4",
    ]

    fileprivate init(_ attachment: Charted<Attachment>, number: Int) {
        id = attachment.id
        path = "files/\(digits(number, 4)).\(Self.endings[attachment.content.mediaType] ?? "bin")"
        mediaType = attachment.content.mediaType
        size = attachment.content.size
        sha256 = attachment.content.sha256
    }
}
