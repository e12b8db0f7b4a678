/** Values of one panel that depend on each other. */
import { expect, test } from 'vitest';
import { one, type Parts, values } from '../support/cohorts.ts';

const panel = (lines: string, events = 'event visit at d'): Parts => ({
  more: `codes lipids: LOINC {
  total 2093-3 "Cholesterol [Mass/volume] in Serum or Plasma" { unit: 'mg/dL' normal: 120..200 decimals: 0 }
  hdl 2085-9 "Cholesterol in HDL [Mass/volume] in Serum or Plasma" { unit: 'mg/dL' normal: 40..60 decimals: 0 }
  all 57698-3 "Lipid panel with direct LDL - Serum or Plasma"
}
panel lipid { code: lipids.all test lipids.total test lipids.hdl }`,
  events: `  anchor d: 2025-01-06\n  ${events} { encounter ambulatory { panel lipid { ${lines} } } }`,
});

test('a value asks for another of the same draw, whichever is written first', () => {
  for (const lines of ['lipids.total: last(lipids.hdl) + 100\nlipids.hdl: 50', 'lipids.hdl: 50\nlipids.total: last(lipids.hdl) + 100']) {
    expect(values(one(panel(lines)), '2093-3')).toEqual([150]);
  }
});

test('its own last value is the one before', () => {
  const parts = panel('lipids.total: last(lipids.total) - 10\nlipids.hdl: 50', 'event visit every 30 days from d until d + 90 days on_days monday..sunday');
  const first = '  event baseline at d { encounter ambulatory { observe lipids.total: 200 } }\n';
  expect(values(one({ ...parts, events: parts.events.replace('  event visit', `${first}  event visit`) }), '2093-3')).toEqual([200, 190, 180, 170]);
});
