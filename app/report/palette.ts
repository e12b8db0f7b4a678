/** The colours of a report, as properties of its style: charts name them, and the page decides by light, dark or paper what they are. */

const light = {
  ground: '#fff',
  ink: '#1c2024',
  quiet: '#56606b',
  grid: '#d5dae0',
  card: '#f6f7f9',
  c1: '#2f6fb3',
  c2: '#b1549a',
  c3: '#b56a1e',
  c4: '#c43d3d',
  c5: '#3f8a4f',
  c6: '#6f6a9c',
  flag: '#b3261e',
} as const;

export type Colour = keyof typeof light;

const dark: Readonly<Record<Colour, string>> = {
  ground: '#14171a',
  ink: '#e6e9ec',
  quiet: '#a3adb8',
  grid: '#3a424b',
  card: '#1d2226',
  c1: '#6aa7e8',
  c2: '#dd86c6',
  c3: '#e0a15c',
  c4: '#ef7b73',
  c5: '#74bf83',
  c6: '#aba5dc',
  flag: '#ff8a80',
};

const paper: Readonly<Record<Colour, string>> = { ...light, ink: '#000', quiet: '#444', grid: '#bbb', card: '#fff' };

const MARK = '--';

/** A colour as a value of the style, or of an attribute of a chart. */
export function colour(name: Colour): string {
  return `var(${MARK}${name})`;
}

const declared = (colours: Readonly<Record<Colour, string>>): string =>
  Object.entries(colours)
    .map(([name, value]) => `${MARK}${name}:${value}`)
    .join(';');

/** Declares all of them. */
export const PALETTE = `:root{color-scheme:light dark;${declared(light)}}
@media (prefers-color-scheme:dark){:root{${declared(dark)}}}
@media print{:root{${declared(paper)}}}`;
