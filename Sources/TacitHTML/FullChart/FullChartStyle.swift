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
        #search{margin:1.5rem 0}#search:empty{margin:0}

        """

    private static let changes = """
        .changes{list-style:none;padding:0}
        .changes>li{padding:.4rem 0;border-top:1px solid var(--soft);white-space:pre-line}
        ins::before{content:"+ "}del::before{content:"− "}del{color:var(--quiet)}
        ins{text-decoration:none;border-bottom:2px solid var(--accent)}

        """

    private static let times = """
        .times{list-style:none;padding:0}.times p{margin:0}
        .times>li{display:grid;grid-template-columns:10.5rem 1fr auto;gap:0 1rem;padding:.35rem 0}
        .times>li{border-top:1px solid var(--soft)}.times a{display:inline-block;min-height:44px;min-width:44px}
        @media(max-width:36rem){.times>li{grid-template-columns:1fr auto}
        .times>li>:nth-child(2){grid-column:1/-1;grid-row:2}}

        """

    private static let print = """
        @media print{#search{display:none}.times a{min-height:0}.item{break-inside:auto}}
        """
}
