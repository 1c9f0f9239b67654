/// What the practitioner's own copy of a chart adds to ``CopyStyle``.
public enum FullChartStyle {
    /// Rules behind those of ``CopyStyle``; `+` and `−` say what a line and a colour say as well.
    public static let css = records + changes + times + print

    private static let records = """
        main{max-width:48rem}.text{white-space:pre-line}.text:has(>*){white-space:normal}
        .ref{color:var(--quiet);font-size:.85em}.wrong,.wrong *{text-decoration:line-through}.mark{font-weight:600}
        .item{padding-top:.2rem}.item h4,.item h3{margin-top:.6rem}.under,.added{margin-left:1rem}
        .case,.added{border-left:3px solid var(--line);padding-left:1rem}.case{margin:0 0 2rem}
        .open{list-style:none;padding:0}.open>li{padding:.3rem 0;border-top:1px solid var(--soft)}
        .measure:has(+.change){margin-bottom:0}.change{color:var(--quiet);margin-bottom:2.8rem}
        #search{margin:1.5rem 0}#search:empty{margin:0}
        @media(min-width:36rem){nav ul{display:grid;grid-template-columns:1fr 1fr;gap:0 1rem}}

        """

    private static let changes = """
        .changes{list-style:none;padding:0}
        .changes>li{padding:.4rem 0;border-top:1px solid var(--soft)}ins,del{white-space:pre-line}
        ins::before{content:"+ "}del::before{content:"− ";display:inline-block;white-space:pre}del{color:var(--quiet)}
        ins{text-decoration:none;border-bottom:2px solid var(--accent)}

        """

    private static let times = """
        .times{list-style:none;padding:0}.times p{margin:0}
        .times>li{display:grid;grid-template-columns:10.5rem 1fr auto;gap:0 1rem;margin:0}
        .times>li{border-top:1px solid var(--soft)}.times>li>:not(.ref){padding:.4rem 0}
        .times a{display:inline-block;box-sizing:border-box;min-height:44px;min-width:44px;padding:.5rem 0}
        .times>li>.ref{text-align:right}
        @media(max-width:36rem){.times>li{grid-template-columns:1fr auto}
        .times>li>:nth-child(2){grid-column:1/-1;grid-row:2;padding-top:0}}

        """

    private static let print = """
        @media print{#search{display:none}.times a{min-height:0;padding:.2rem 0}.item{break-inside:auto}}
        """
}
