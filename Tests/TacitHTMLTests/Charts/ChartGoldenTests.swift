import Foundation
import Testing

@testable import TacitHTML

/// Charts are byte for byte as they were when somebody last looked at them.
///
/// Only `make bless` writes them, by the environment variable `TACIT_BLESS` with the value `charts`; who blesses looks
/// at them in a browser first.
@Suite struct ChartGoldenTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Golden/charts")

    private static let names = ChartSamples.figures.map(\.name) + ["goals", "steps", "steps-practitioner"]

    private static func markup(_ name: String) -> [Markup] {
        switch name {
        case "goals": GoalSamples.timeline.markup
        case "steps": StepList(steps: GoalSamples.steps).markup
        case "steps-practitioner": StepList(steps: GoalSamples.steps, reader: .practitioner).markup
        default: ChartSamples.figure(name)?.markup ?? []
        }
    }

    @Test(arguments: names)
    func blessTheGoldenFigures(name: String) throws {
        let html = Self.markup(name).map(\.html).joined()
        let file = Self.folder.appendingPathComponent("\(name).html")
        if ProcessInfo.processInfo.environment["TACIT_BLESS"] == "charts" {
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try Data(html.utf8).write(to: file)
        }
        #expect(try Data(contentsOf: file) == Data(html.utf8), "\(name) has changed; see make bless")
        #expect(!html.isEmpty)
    }

    @Test func noFileIsLeftBehind() throws {
        let found = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(found) == Set(Self.names.map { "\($0).html" }))
    }

    /// What a page's security policy refuses, and what a style does not know.
    @Test(arguments: names)
    func aChartHasNoStyleOfItsOwn(name: String) {
        let html = Self.markup(name).map(\.html).joined()
        for word in [" style=", "<style", "<script", "url(", "href=", "<image", "<use", "fill=", "stroke="] {
            #expect(!html.contains(word))
        }
        for shape in [
            "axis", "band", "edge", "goal", "line", "dot", "end", "value", "mark", "plan", "span", "left", "notch",
        ] {
            #expect(ChartStyle.css.contains(".\(shape)"))
        }
    }
}
