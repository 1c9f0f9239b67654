import TacitClinical

/// Collects the resources of one document; each file of `Mapping` adds those of one kind of thing.
///
/// A reference is made only to what was added before, so that all of them resolve inside the bundle.
struct DocumentBuilder {
    /// One resource with its place in the bundle.
    struct Resource {
        let type: ResourceType
        let id: String
        let body: FHIRValue
        let labels: SecurityLabels
        var url: String { "urn:uuid:\(id)" }
    }

    /// One section of the composition.
    struct Section {
        let title: String
        var narrative: Narrative
        var entries: [String]
    }

    let chart: SharedChart
    let ground: FHIRDocument.Ground
    let ids: ResourceIDs
    /// What stands in the chart, as the folds of TacitClinical take it.
    let standing: [Entry]
    /// The labels of everything that is not a protected note.
    let labels: SecurityLabels
    private(set) var resources: [Resource] = []
    private(set) var sections: [Section] = []
    private var urls: [String: String] = [:]

    init(_ chart: SharedChart, _ ground: FHIRDocument.Ground) {
        self.chart = chart
        self.ground = ground
        ids = ResourceIDs(chart)
        standing = chart.entries.map { item in
            Entry(
                id: item.id,
                ref: "",
                handle: "",
                content: item.content,
                recordedAt: item.recordedAt,
                author: item.author
            )
        }
        let labels = SecurityLabels.chart(isPart2: chart.isPart2)
        if case .access = ground {
            self.labels = labels.adding(.access)
        } else {
            self.labels = labels
        }
    }

    /// The day of the disclosure.
    var day: CalendarDay { chart.madeAt.day }

    /// The entries of one kind of content, in the order of recording.
    func all<Content: ChartContent>(_ type: Content.Type) -> [Charted<Content>] {
        standing.compactMap { entry in
            (entry.content.value as? Content).map {
                Charted(id: entry.id, ref: "", recordedAt: entry.recordedAt, content: $0)
            }
        }
    }

    /// Adds a resource; `origin` is the record, the hash of the plan, or nil for what belongs to the bundle.
    @discardableResult
    mutating func add(
        _ type: ResourceType,
        _ name: String,
        of origin: String? = nil,
        labels: SecurityLabels? = nil,
        _ members: KeyValuePairs<String, FHIRValue?>
    ) -> String {
        let id = origin.map { ResourceIDs.of($0, type, name) } ?? ids.own(type.rawValue, name)
        let labels = labels ?? self.labels
        let head = FHIRValue.object([
            "resourceType": .code(type), "id": .text(id),
            "meta": .object(["security": labels.codings]),
        ])
        let resource = Resource(
            type: type,
            id: id,
            body: head.adding(.object(members)),
            labels: labels
        )
        resources.append(resource)
        urls["\(type.rawValue)/\(origin ?? "")/\(name)"] = resource.url
        return resource.url
    }

    /// The URL of a resource that was added; nil for any other.
    func url(_ type: ResourceType, _ name: String, of origin: String? = nil) -> String? {
        urls["\(type.rawValue)/\(origin ?? "")/\(name)"]
    }

    /// A Reference to a resource that was added; nil for any other.
    func link(_ type: ResourceType, _ name: String, of origin: String? = nil) -> FHIRValue? {
        .reference(url(type, name, of: origin))
    }

    /// The client.
    var patient: FHIRValue? { link(.patient, "client") }
    /// Who discloses.
    var practitioner: FHIRValue? { link(.practitioner, "sender") }

    /// Adds a section with the resources that are behind it.
    mutating func section(_ title: String, _ narrative: Narrative, _ entries: [String]) {
        sections.append(Section(title: title, narrative: narrative, entries: entries))
    }

    /// The high-water mark of everything that was added.
    var highWater: SecurityLabels { resources.reduce(labels) { $0.union($1.labels) } }
}
