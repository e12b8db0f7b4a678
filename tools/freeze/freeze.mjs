/**
 * Writes the frozen tables of runtime/demographics/tables from their public originals:
 *
 *   node tools/freeze/freeze.mjs --first-names <csv> --surnames <csv> --zips <csv> --streets
 *
 * Any subset may be given. The originals stay outside the repository; each table says where they come from. A run over the same originals
 * writes the same bytes.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { emitTable } from './emit.mjs';
import { firstNames } from './first-names.mjs';
import { surnames } from './surnames.mjs';
import { zips } from './zips.mjs';

const { values } = parseArgs({
  options: { 'first-names': { type: 'string' }, surnames: { type: 'string' }, zips: { type: 'string' }, streets: { type: 'boolean' } },
});
const table = (file) => fileURLToPath(new URL(`../../runtime/demographics/tables/${file}.ts`, import.meta.url));

if (values['first-names']) emitTable(table('first-names'), 'firstNames', firstNames(values['first-names']));
if (values.surnames) emitTable(table('surnames'), 'surnames', surnames(values.surnames));
if (values.zips) emitTable(table('zips'), 'zips', zips(values.zips));
if (values.streets) {
  const { streets } = await import('./streets.mjs');
  emitTable(table('streets'), 'streets', streets());
}
