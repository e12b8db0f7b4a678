/** Charts as SVG, by Vega-Lite: drawn when the report is made, so that the page needs no program. Loaded where a report is made, never before. */
import type { TopLevelSpec } from 'vega-lite';
import { colour } from './palette.ts';

/** Draws a chart as the text of an `svg` element. */
export type DrawChart = (spec: TopLevelSpec) => Promise<string>;

/** The library warns of nothing that the caller could not know; errors are thrown. */
const silent = (level: number) => ({
  level() {
    return level;
  },
  error(...words: unknown[]): never {
    throw new Error(words.map(String).join(' '));
  },
  warn() {
    return this;
  },
  info() {
    return this;
  },
  debug() {
    return this;
  },
});

/** Colours are those of the page, which knows whether it is light, dark or printed. */
const ink = { text: colour('ink'), quiet: colour('quiet'), grid: colour('grid') };
const font = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

const config = {
  background: 'transparent',
  font,
  view: { stroke: null },
  axis: {
    labelColor: ink.quiet,
    titleColor: ink.quiet,
    gridColor: ink.grid,
    domainColor: ink.grid,
    tickColor: ink.grid,
    labelFontSize: 11,
    titleFontSize: 11,
    titleFontWeight: 'normal',
    titlePadding: 12,
  },
  legend: { labelColor: ink.text, titleColor: ink.quiet, labelFontSize: 11, titleFontSize: 11, titleFontWeight: 'normal' },
  text: { color: ink.text, fontSize: 11 },
} as const;

type TextWidth = (item: { readonly text?: unknown; readonly fontSize?: number; readonly limit?: number }, text: unknown) => number;

/** Width of a text in a font without serifs: a little more than its letters have on average. A longer one than its limit is cut there. */
const textWidth: TextWidth = ({ fontSize = 11, limit = 0, text: own }, text) =>
  Math.min(limit > 0 ? limit : Number.POSITIVE_INFINITY, String(text ?? own ?? '').length * fontSize * 0.57);

/** Loads the library. */
export async function chartDrawer(): Promise<DrawChart> {
  const [{ compile }, vega] = await Promise.all([import('vega-lite'), import('vega')]);
  const { parse, View } = vega;
  // A hook of the library that its types do not have: widths decide where labels end, and must not depend on fonts of this machine.
  (vega as unknown as { readonly textMetrics: { width: TextWidth } }).textMetrics.width = textWidth;
  return async (spec) => {
    const { spec: program } = compile({ ...spec, config } as TopLevelSpec, { logger: silent(0) as never });
    const view = new View(parse(program), { renderer: 'none', logger: silent(0) as never });
    const svg = await view.toSVG();
    view.finalize();
    return svg;
  };
}
