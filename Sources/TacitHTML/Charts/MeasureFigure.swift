internal import TacitClinical

/// The readings of one measure as a figure: a sentence, a picture, and a table of all of them.
struct MeasureFigure {
    /// The readings, in the order of their days.
    let series: MeasureSeries
    /// Its number in the page, for the ids of its parts; another in every figure of a page.
    let number: Int
    /// What stands on the time axis; those outside the days of the readings are left out.
    var marks: [ChartMark] = []
    /// Its heading.
    var level = Markup.Tag.h3

    /// The figure; one element.
    var markup: [Markup] { [.element(.figure, role: "measure", [.element(level, series.label)])] }
}
