/// How charts, timelines and lists of steps look.
///
/// Nothing is told by colour alone: the goal is dashed, ranges have edges and names, states have signs and words. A
/// picture fills its column up to 42rem; on wide screens its words stay as large as those around it.
enum ChartStyle {
    /// Rules for the `style` element of a page, which defines `--ink`, `--paper`, `--accent` and `--soft`.
    static let css = """
        .measure,.goals{margin:1.5rem 0 2.5rem}.measure .says{margin:.2rem 0 .6rem}
        .chart{display:block;width:100%;max-width:42rem;height:auto;overflow:visible}
        .chart text{font-family:system-ui,sans-serif;font-size:14px;fill:var(--ink);dominant-baseline:central}
        .chart .value{font-size:19px;font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:4px}
        .chart .goal-name{fill:var(--accent)}
        .chart line,.chart polyline{fill:none;stroke:var(--ink);stroke-width:1px;vector-effect:non-scaling-stroke}
        .chart .line{stroke:var(--accent);stroke-width:2.5px;stroke-linejoin:round;stroke-linecap:round}
        .chart .goal{stroke:var(--accent);stroke-width:1.5px;stroke-dasharray:6 5}
        .chart .dot{fill:var(--accent);stroke:var(--paper);stroke-width:1.5px}
        .chart .band{fill:var(--soft)}.chart .edge{stroke:var(--ink);opacity:.18}
        .chart .axis{opacity:.5}.chart .mark{opacity:.3;stroke-dasharray:1 3}.chart .plan{stroke-dasharray:none}
        .measure details{margin:.4rem 0}.measure summary{padding:.6rem 0;cursor:pointer}
        @media(min-width:36rem){.chart text{font-size:9.5px}.chart .value{font-size:14px}.chart .dot{r:2px}
        .chart .end{r:3.2px}}
        """
}
