const SHADES = Array.from(
  { length: 9 },
  (_, index) => `.shade${index + 1}{background:color-mix(in srgb,var(--shade) ${8 + index * 9}%,transparent)}`,
).join('\n')

/** The style of the report: light and dark by the reader's own setting, narrow screens scroll only inside tables. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--text:#1b1f24;--quiet:#59636e;--ground:#fff;--panel:#f6f8fa;--line:#d1d9e0;--link:#0550ae;--shade:#6cb0f5;--good:#116329;--bad:#a40e26;--high:#b54708;--medium:#7a5900}
@media (prefers-color-scheme:dark){:root{--text:#e6edf3;--quiet:#9ba5b0;--ground:#0d1117;--panel:#161b22;--line:#30363d;--link:#79c0ff;--shade:#1f5fa8;--good:#6fdd8b;--bad:#ff8f8a;--high:#ffb86b;--medium:#e3c45a}}
*{box-sizing:border-box}
body{margin:0;font:15px/1.5 system-ui,sans-serif;color:var(--text);background:var(--ground)}
main{max-width:76rem;margin:0 auto;padding:1rem 1.2rem 4rem;overflow-wrap:anywhere}
h1{font-size:1.6rem;margin:1rem 0 .4rem}h2{font-size:1.2rem;margin:2.4rem 0 .6rem}h3{font-size:1rem;margin:0 0 .2rem}
p{max-width:60rem;margin:.4rem 0}a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
nav ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;list-style:none;padding:0;margin:.8rem 0}
.scroll{overflow-x:auto;margin:.8rem 0 1.4rem;width:fit-content;max-width:100%;border:1px solid var(--line);border-radius:8px}
table{border-collapse:collapse;overflow-wrap:break-word}
caption{text-align:left;font-weight:600;padding:.6rem .8rem;background:var(--panel);border-bottom:1px solid var(--line)}
th,td{padding:.35rem .8rem;text-align:left;vertical-align:top;border-top:1px solid var(--line)}
thead th,thead td{border-top:0;color:var(--quiet);font-size:.85rem;vertical-align:bottom}
tbody th{font-weight:400;white-space:nowrap}
.numbers td{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.numbers thead th:not(:first-child){text-align:right}
.words td{min-width:8rem}.words td:nth-child(3){min-width:9rem}.words td:nth-child(2),.words td:nth-child(4){min-width:16rem}
.confusion td{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;min-width:2.8rem;border-left:1px solid var(--line)}
.confusion .group{text-align:center;border-bottom:1px solid var(--line)}
.confusion thead th{border-left:1px solid var(--line)}
.confusion.category thead tr:nth-child(2) th:not(:first-child){padding:.5rem .3rem}
.confusion.category thead tr:nth-child(2) th:not(:first-child) span{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap}
.confusion.category td{padding:.35rem .5rem}
.confusion tbody th{position:sticky;left:0;background:var(--ground)}
.confusion .right{outline:2px solid var(--text);outline-offset:-2px;font-weight:600}
.confusion .sum{color:var(--quiet)}
.zero{color:var(--quiet);opacity:.75}
${SHADES}
.mark{display:inline-block;padding:0 .5em;border:1px solid currentcolor;border-radius:1em;font-size:.82rem;white-space:nowrap}
.mark.met{color:var(--good)}.mark.short{color:var(--high)}
.beside{display:flex;flex-wrap:wrap;gap:1rem 2rem;align-items:flex-start}
figure{margin:.8rem 0;max-width:24rem}figcaption,.quiet{color:var(--quiet);font-size:.88rem}
svg{max-width:100%;height:auto}svg text{fill:var(--quiet);font-size:12px}
svg .grid{stroke:var(--line);fill:none}svg .ideal{stroke:var(--quiet);stroke-dasharray:5 4;fill:none}
svg polyline{stroke:var(--link);stroke-width:2;fill:none}svg circle{fill:var(--link);fill-opacity:.65;stroke:var(--ground)}
.misses{padding-left:2.2rem}.misses>li{margin:0 0 1.4rem;padding-top:1rem;border-top:1px solid var(--line)}
.critical,.misses .critical{color:var(--bad);font-weight:700}.misses .high{color:var(--high);font-weight:600}.misses .medium{color:var(--medium);font-weight:600}
blockquote{margin:.4rem 0;padding:.1rem .9rem;border-left:3px solid var(--line)}
code{font-size:.85em;color:var(--quiet)}
@media (max-width:40rem){main{padding-left:.8rem;padding-right:.8rem}th,td{padding:.3rem .5rem}tbody th{white-space:normal;min-width:6.5rem}}
@media print{.scroll{overflow:visible;border:0}nav{display:none}}
`
