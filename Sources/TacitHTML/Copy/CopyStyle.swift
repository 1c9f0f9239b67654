public import TacitClinical

/// How a client's copy looks: a system font of 18 px, a column of 42 rem, big quiet numbers, and space.
public enum CopyStyle {
    /// All rules of a page, the palette first; the day stands at the foot of each sheet.
    public static func css(on day: CalendarDay) -> String {
        Palette.css + ChartStyle.css + page + parts + print
            + "@page{@bottom-left{content:\"\(ChartWords.day(day))\";font:9pt system-ui,sans-serif}}\n"
    }

    private static let page = """
        html{font:112.5%/1.6 system-ui,sans-serif;-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink)}
        main{max-width:42rem;margin:0 auto;padding:1.5rem 1rem 5rem;overflow-wrap:anywhere}
        h1{font-size:2rem;line-height:1.2;margin:.5rem 0}h2{font-size:1.45rem;line-height:1.25;margin:2rem 0 .8rem}
        h3{font-size:1.12rem;line-height:1.35;margin:1.6rem 0 .4rem}h4{font-size:1rem;margin:1.2rem 0 .3rem}
        section>h2,nav>h2{margin-top:0}p,li,dd,td,.what{white-space:pre-line}li:has(>*),p:has(>*){white-space:normal}p{margin:0 0 .8rem}ul{margin:.3rem 0 1rem;padding-left:1.2rem}li{margin:.2rem 0}
        section{margin:3.2rem 0 0;padding-top:1.4rem;border-top:1px solid var(--line)}
        dl{margin:.3rem 0 1rem}dt{font-weight:600}dd{margin:0 0 .5rem}
        @media(min-width:36rem){dl{display:grid;grid-template-columns:11rem 1fr;gap:.2rem 1rem}dd{margin:0}}
        table{border-collapse:collapse;margin:.6rem 0 1.2rem;width:100%}caption{text-align:left;font-weight:600}
        th,td{border-bottom:1px solid var(--line);padding:.35rem .6rem .35rem 0;text-align:left;vertical-align:top}
        a{color:var(--accent)}summary{min-height:44px;padding:.6rem 0;cursor:pointer;color:var(--accent);font-weight:600}
        :focus-visible{outline:3px solid var(--accent);outline-offset:3px}h1:focus,h2:focus{outline:none}

        """

    private static let parts = """
        .lead{font-size:1.15rem;color:var(--quiet)}.fictional{border:2px solid;padding:.5rem .8rem;font-weight:700}
        .yours{border-left:4px solid var(--accent);padding:.2rem 0 .2rem 1rem;margin:1.4rem 0}
        nav{margin-top:2.6rem}nav ul{list-style:none;padding:0;margin:0}nav li{margin:0}
        nav a{display:block;min-height:44px;padding:.45rem 0}
        .own{font-size:1.3rem;line-height:1.4;margin:.2rem 0 .4rem}.plain{color:var(--quiet)}
        .item{margin:0 0 2rem}.box{background:var(--soft);border-radius:.5rem;padding:1rem 1.1rem;margin:1rem 0}
        .box>:last-child{margin-bottom:0}.box h3{margin-top:0}
        .call a{display:inline-block;min-height:44px;padding:.5rem 0;font-weight:600}
        .note h3{margin-bottom:.2rem}ins{text-decoration:underline}del{text-decoration:line-through}

        """

    private static let print = """
        @media print{html{font-size:11pt}main{max-width:none;padding:0}nav,.screen{display:none}a{color:inherit;text-decoration:none}
        section{margin-top:1.6rem}h2,h3,h4{break-after:avoid}.item,.box,tr,li{break-inside:avoid}
        details>summary{display:none}details::details-content{content-visibility:visible;block-size:auto}
        @page{margin:18mm 16mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font:9pt system-ui,sans-serif}}}
        @media(forced-colors:active){.box{border:1px solid}}
        """
}
