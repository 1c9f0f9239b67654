/// How charts, timelines and lists of steps look.
///
/// Nothing is told by colour alone: the goal is dashed, ranges have edges and names, states have signs and words. A
/// picture fills its column up to 42rem; on wide screens its words stay as large as those around it.
enum ChartStyle {
    /// Rules for the `style` element of a page, which defines `--ink`, `--paper`, `--accent` and `--soft`.
    static let css = pictures + timeline + steps + wide + forced + print

    private static let pictures = """
        .measure,.timeline{margin:1.5rem 0 2.8rem}
        .measure figcaption>*{margin:0}.measure .says{margin:.2rem 0 1rem}
        .chart{display:block;width:100%;max-width:42rem;height:auto;overflow:visible}
        .chart text{font-family:system-ui,sans-serif;font-size:14px;fill:var(--ink);dominant-baseline:central}
        .chart .value{font-size:19px;font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:4px}
        .chart .goal-name{fill:var(--accent)}
        .chart line,.chart polyline{fill:none;stroke:var(--ink);stroke-width:1px;vector-effect:non-scaling-stroke}
        .chart .line{stroke:var(--accent);stroke-width:2.5px;stroke-linejoin:round;stroke-linecap:round}
        .chart .goal{stroke:var(--accent);stroke-width:1.5px;stroke-dasharray:6 5}
        .chart .dot{fill:var(--accent);stroke:var(--paper);stroke-width:1.5px}
        .chart .band{fill:var(--soft)}.chart .edge{opacity:.18}.chart .axis{opacity:.5}
        .chart .mark{opacity:.35;stroke-dasharray:1 3}.chart .plan{stroke-dasharray:none}
        .measure summary,.timeline summary{padding:.6rem 0;cursor:pointer}

        """

    private static let timeline = """
        .goals,.events,.steps{list-style:none;margin:0;padding:0}.measure .events{margin:.8rem 0}
        .goals>li{margin:0 0 1.6rem}
        .goal-text{margin:0 0 .3rem;font-weight:600}.events{font-size:.9em}
        .chart .span{fill:var(--accent)}.chart .left{fill:var(--soft);stroke:var(--ink);stroke-width:1px}
        .chart .notch{stroke:var(--paper);stroke-width:3px}

        """

    private static let steps = """
        .count{display:flex;align-items:baseline;gap:.6rem;flex-wrap:wrap;margin:.5rem 0 1.2rem}
        .count strong{font-size:2.4rem;line-height:1.1;font-weight:300;font-variant-numeric:tabular-nums}
        .steps{margin:.4rem 0 1.6rem}
        .steps>li{display:grid;grid-template-columns:2.2rem 1fr;padding:.45rem 0;border-top:1px solid var(--soft)}
        .steps .sign{font-size:1.25em;line-height:1.3;color:var(--accent)}.steps .fact{font-size:.85em}

        """

    /// From 576 px on a picture is larger than its units: words, dots and values are made smaller again.
    private static let wide = """
        @media(min-width:36rem){.chart text{font-size:9.5px}.chart .value{font-size:14px;stroke-width:3px}
        .chart .dot{r:2.6px;stroke-width:1px}.chart .end{r:3.4px}}

        """

    /// Where the reader's own colours are forced, shapes keep theirs unless told; ranges are told apart by their edges.
    private static let forced = """
        @media(forced-colors:active){.chart{forced-color-adjust:none}
        .chart text,.chart .goal-name{fill:CanvasText}.chart .value{stroke:Canvas}
        .chart .line,.chart .goal,.chart .axis,.chart .edge,.chart .mark{stroke:CanvasText}.chart .edge{opacity:.6}
        .chart .dot,.chart .span{fill:CanvasText;stroke:Canvas}.chart .notch{stroke:Canvas}
        .chart .band{fill:none}.chart .left{fill:Canvas;stroke:CanvasText}}

        """

    private static let print = """
        @media print{.chart{--ink:#000;--paper:#fff;--accent:#000;--soft:#e6e6e6;max-width:30rem}
        .measure,.goals>li,.steps>li{break-inside:avoid}.count{break-after:avoid}
        .measure details::details-content,.timeline details::details-content{content-visibility:visible}}
        """
}
