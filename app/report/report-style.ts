/** The style of reports: light and dark by the system, and for paper. Colours of charts keep a contrast of 3:1 to the ground. */
import { colour, PALETTE } from './palette.ts';

export const STYLE = `${PALETTE}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1rem 1.25rem 4rem;background:${colour('ground')};color:${colour('ink')};font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
h1{font-size:1.6rem;margin:.5rem 0 .25rem}
h2{font-size:1.25rem;margin:2.25rem 0 .75rem;border-bottom:1px solid ${colour('grid')};padding-bottom:.25rem}
h3{font-size:1.1rem;margin:1.5rem 0 .5rem}
h4{font-size:1rem;margin:1.25rem 0 .4rem}
a{color:${colour('c1')}}
.notice,.note{color:${colour('quiet')};margin:.25rem 0 .75rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;margin:.75rem 0;padding:0}
figure{margin:0 0 1rem;padding:.75rem;background:${colour('card')};border-radius:8px;min-width:0;overflow-x:auto}
figcaption{font-weight:600;margin-bottom:.4rem}
figure svg{display:block;max-width:100%;height:auto}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,27rem),1fr));gap:1rem}
.grid figure{margin:0}
.patient+.patient{border-top:1px solid ${colour('grid')};margin-top:1.5rem}
.facts{display:flex;flex-wrap:wrap;gap:.4rem 1.5rem;margin:.5rem 0 1rem}
dt{color:${colour('quiet')};font-size:.8rem}
dd{margin:0}
.wide{overflow-x:auto;margin:.5rem 0 1rem}
table{border-collapse:collapse;font-size:.86rem;min-width:20rem}
caption{text-align:left;color:${colour('quiet')};padding:.2rem 0}
th,td{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;border-bottom:1px solid ${colour('grid')};font-weight:normal}
thead th{font-weight:600;white-space:nowrap}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.d{white-space:nowrap}
td ul{margin:0;padding-left:1rem}
.code,.id{color:${colour('quiet')};font-size:.8em}
.id{font-family:ui-monospace,monospace}
.flag{color:${colour('flag')}}
details{margin:.4rem 0}
summary{cursor:pointer;color:${colour('quiet')}}
.visits{padding-left:1.2rem}
.visits p{margin:.1rem 0}
.visits li{margin-bottom:.6rem}
.line span{color:${colour('quiet')};display:inline-block;min-width:5.5rem}
pre{white-space:pre-wrap;font:inherit;margin:.3rem 0 .3rem 1rem}
@media print{body{max-width:none;padding:0;font-size:10pt}nav{display:none}figure,tr,li{break-inside:avoid}h2,h3,h4{break-after:avoid}.wide{overflow:visible}a{color:inherit;text-decoration:none}}
`;
