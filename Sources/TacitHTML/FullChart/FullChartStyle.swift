/// What the practitioner's own copy of a chart adds to ``CopyStyle``.
public enum FullChartStyle {
    /// Rules behind those of ``CopyStyle``.
    public static let css = """
        .times{list-style:none;padding:0}.times>li{display:grid;grid-template-columns:9.5rem 1fr;gap:.2rem 1rem;padding:.35rem 0;border-top:1px solid var(--soft)}
        @media(max-width:36rem){.times>li{grid-template-columns:1fr}}
        .ref{color:var(--quiet);font-size:.85em}.wrong>*:not(.mark){text-decoration:line-through}.mark{font-weight:600}
        .changes{list-style:none;padding:0}.changes>li{padding:.3rem 0;border-top:1px solid var(--soft)}
        ins::before{content:"+ "}del::before{content:"− "}ins{text-decoration:none;border-bottom:2px solid var(--accent)}
        #search{margin:1.5rem 0}

        """
}
