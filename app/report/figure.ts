/** A chart with its title, its description for those who do not see it, and the table of what it shows. */
import type { Chart } from './cohort-charts.ts';
import type { DrawChart } from './draw-chart.ts';
import { escaped, html, type Markup, raw } from './markup.ts';

/** @param beside the table, or nothing where the chart's values are in tables next to it */
export async function figure({ title, about, spec }: Chart, beside: Markup, draw: DrawChart): Promise<Markup> {
  const svg = await draw(spec);
  // One picture with one description: its parts are no reading order of their own.
  const described = svg
    .replace(/ (?:role|aria-[a-z]+)="[^"]*"/g, '')
    .replace(/^<svg /, `<svg role="img" aria-label="${escaped(about)}" `)
    .replace(/^(<svg [^>]*>)/, `$1<title>${escaped(title)}</title>`);
  return html`<figure><figcaption>${title}</figcaption>${raw(described)}${beside}</figure>\n`;
}
