/// A page that people read or print: one file, no script, nothing from elsewhere.
struct Page {
    /// Its language is English; its title tells nobody's name, because a browser shows it in lists.
    let title: String
    let isFictional: Bool
    let content: [Markup]
    /// Rules in the place of its own; without `</`.
    var style = Self.style

    var html: String {
        let banner = isFictional ? [Markup.element(.p, role: "fictional", PageWords.fictional)] : []
        let body = Markup.element(.main, banner + content)
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="referrer" content="no-referrer">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Markup.text(title).html)</title>
            <style>\(style)</style>
            </head>
            <body>
            \(body.html)</body>
            </html>

            """
    }

    /// Large print, both colour schemes by the system's own colours, nothing that needs a mouse.
    static let style = """
        :root{color-scheme:light dark}
        body{font:1.0625rem/1.6 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}
        main{max-width:46rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
        h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.3rem;margin-top:2.2rem;border-top:1px solid;padding-top:.8rem}
        h3{font-size:1.1rem;margin-bottom:.3rem}
        dl{margin:.3rem 0}dt{font-weight:600}dd{margin:0 0 .4rem 1rem;white-space:pre-line}p,li{white-space:pre-line}
        @media(min-width:36rem){dl{display:grid;grid-template-columns:12rem 1fr;gap:.2rem 1rem}dd{margin:0}}
        table{border-collapse:collapse;width:100%;margin:.6rem 0}caption{text-align:left;font-weight:600}
        th,td{border:1px solid;padding:.25rem .5rem;text-align:left;vertical-align:top}
        .notice,.fictional,.room{border:2px solid;padding:.6rem .8rem}.fictional{font-weight:700}
        .notice>p{margin:0}.notice>p+p{margin-top:.6rem}.notice{margin:1rem 0}.item{margin:.8rem 0}.room{min-height:2.2rem}
        @media print{main{max-width:none;padding:0}h2,h3{break-after:avoid}table,.item,.notice{break-inside:avoid}
        .room{min-height:3rem;break-before:avoid;break-inside:avoid}.sheet{break-after:page}}
        """
}

/// The words of pages besides those of the chart.
enum PageWords {
    static let fictional = "FICTIONAL: every person on this page is invented."

    /// A key or a word of a choice as the beginning of a line.
    static func label(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst().map { "-_".contains($0) ? " " : $0 }
    }
}
