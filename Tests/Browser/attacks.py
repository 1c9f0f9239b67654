"""What a hostile text would try if it ever became markup: each is planted inside the seal, past every escape.

`HTTP` stands for a server of the test's own that counts who comes, `FILE` for a picture beside the page. Whatever runs
sets `ran`.
"""

# Ends without a value: one of an address `javascript:` would take the place of the page, and of `ran`.
RUN = "globalThis.ran=(globalThis.ran||'')+'NAME;';void 0"

# Name and markup.
LOADED = {
    "script": "<script>RUN</script>",
    "script of another place": "<script src='HTTP/NAME.js'></script>",
    "module": "<script type=module src='HTTP/NAME.js'></script>",
    "script in svg": "<svg><script>RUN</script><script href='HTTP/NAME.js'/></svg>",
    "img onerror": "<img src='FILE-none' onerror=\"RUN\">",
    "img onerror, data": "<img src='data:image/png;base64,AA' onerror=\"RUN\">",
    "svg onload": "<svg onload=\"RUN\"><g onload=\"RUN\"/></svg>",
    "body onload": "<body onload=\"RUN\" onpageshow=\"RUN\">",
    "details ontoggle": "<details open ontoggle=\"RUN\"><summary>x</summary></details>",
    "autofocus onfocus": "<input autofocus onfocus=\"RUN\"><a tabindex=0 autofocus onfocus=\"RUN\">x</a>",
    "animation": "<style>@keyframes a{}</style><b style='animation:a 1ms' onanimationstart=\"RUN\" "
                 "onanimationend=\"RUN\">x</b>",
    "svg animate": "<svg><a><animate attributeName=href values='javascript:RUN' /><text y=20>x</text></a>"
                   "<animate onbegin=\"RUN\" attributeName=x dur=1s /></svg>",
    "math": "<math><mtext><table><mglyph><style><img src=x onerror=\"RUN\"></style></mglyph></table></mtext></math>",
    "mutation": "<noscript><p title=\"</noscript><img src=x onerror=RUN>\"></noscript>",
    "iframe javascript": "<iframe src=\"javascript:parent.RUN\"></iframe>",
    "iframe srcdoc": "<iframe srcdoc=\"<script>parent.RUN</script><img src='HTTP/NAME.png'>\"></iframe>",
    "iframe": "<iframe src='HTTP/NAME.html'></iframe>",
    "iframe file": "<iframe src='FILE'></iframe>",
    "object and embed": "<object data='HTTP/NAME.html'></object><embed src='HTTP/NAME.svg'>",
    "object javascript": "<object data=\"javascript:RUN\"></object><embed src=\"javascript:RUN\">",
    "img": "<img src='HTTP/NAME.png' srcset='HTTP/NAME-2.png 2x'>",
    "img lazy": "<img loading=eager src='//127.0.0.1:PORT/NAME-3.png'>",
    "picture": "<picture><source srcset='HTTP/NAME.webp'><img src='HTTP/NAME.png'></picture>",
    "img of a file": "<img src='FILE'><img src='image.png'>",
    "svg image": "<svg><image href='HTTP/NAME.png'/><image xlink:href='FILE'/><use href='HTTP/NAME.svg#a'/></svg>",
    "video and audio": "<video src='HTTP/NAME.mp4' poster='HTTP/NAME.png' autoplay></video>"
                       "<audio src='HTTP/NAME.mp3' autoplay></audio><track src='HTTP/NAME.vtt'>",
    "input image": "<input type=image src='HTTP/NAME.png'>",
    "background": "<table background='HTTP/NAME.png'><tr><td background='HTTP/NAME-1.png'>x</table>",
    "style import": "<style>@import 'HTTP/NAME.css';*{background:url(HTTP/NAME.png)}"
                    "@font-face{font-family:f;src:url(HTTP/NAME.woff)}</style>",
    "style attribute": "<p style=\"background:url(HTTP/NAME.png);position:fixed;inset:0\">x</p>",
    "style that reads": "<style>#page[data-x],p{list-style:url('HTTP/NAME.gif');content:url('HTTP/NAME-1.gif')}"
                        "</style>",
    "link": "<link rel=stylesheet href='HTTP/NAME.css'><link rel=icon href='HTTP/NAME.ico'>"
            "<link rel=preload as=image href='HTTP/NAME.png'><link rel=prefetch href='HTTP/NAME.html'>"
            "<link rel=modulepreload href='HTTP/NAME.mjs'><link rel=manifest href='HTTP/NAME.json'>",
    "base": "<base href='HTTP/'><img src='NAME.png'>",
    "meta refresh": "<meta http-equiv=refresh content='0;url=HTTP/NAME.html'>",
    "meta refresh, file": "<meta http-equiv=refresh content='0;url=FILE'>",
    "refresh in a frame": "<iframe srcdoc=\"<meta http-equiv=refresh content='0;url=HTTP/NAME.html'>\"></iframe>",
    "refresh in a template": "<template><meta http-equiv=refresh content='0;url=HTTP/NAME.html'></template>",
    "refresh in svg": "<svg><foreignObject><meta http-equiv=refresh content='0;url=HTTP/NAME.html'>"
                      "</foreignObject></svg>",
    "meta policy": "<meta http-equiv=Content-Security-Policy content=\"default-src *; script-src * 'unsafe-inline'\">"
                   "<script>RUN</script>",
    "speculation": "<script type=speculationrules>{\"prefetch\":[{\"source\":\"list\",\"urls\":[\"HTTP/NAME.html\"]}]}"
                   "</script>",
    "template": "<template shadowrootmode=open><script>RUN</script><img src='HTTP/NAME.png'></template>",
    "json terminator": "</script><script>RUN</script>]]>\"}</textarea></title></style><img src=x onerror=RUN>",
    "template markers": "${RUN} {{RUN}} {{{RUN}}} <%RUN%> #{RUN} [[RUN]]",
    "bidi": "<p>\u202eRUN\u2066\u2069 \u0000\ufeff</p>",
}

# What needs a press; the second is what is pressed.
PRESSED = {
    "javascript link": "<a id=pressed href=\"javascript:RUN\">x</a>",
    "javascript link, entities": "<a id=pressed href=\"&#106;ava&#10;script:RUN\">x</a>",
    "data link": "<a id=pressed href=\"data:text/html,<script>RUN</script>\">x</a>",
    "onclick": "<button id=pressed onclick=\"RUN\">x</button>",
    "svg link": "<svg><a id=pressed xlink:href=\"javascript:RUN\"><text y=20>x</text></a></svg>",
    "ping": "<a id=pressed href='#part1' ping='HTTP/NAME'>x</a>",
    "form": "<form action='HTTP/NAME' method=post><input name=a value=b><button id=pressed>x</button></form>",
    "formaction": "<form><button id=pressed formaction=\"javascript:RUN\">x</button></form>",
    "form get": "<form action='HTTP/NAME'><button id=pressed>x</button></form>",
}


def planted(name: str, markup: str, http: str, file: str) -> str:
    """A fragment with its addresses in it."""
    plain = name.replace(" ", "-").replace(",", "")
    return (markup.replace("RUN", RUN).replace("NAME", plain).replace("HTTP", http).replace("FILE", file)
            .replace("PORT", http.rsplit(":", 1)[1]))
