/** What receivers answered to claims, for people and as JSON. */
import type { AcknowledgedItem, ReadAcknowledgements } from '../../app/benefits/read-acknowledgements.ts';
import { counted } from '../../model/counted.ts';
import { harmless } from '../../model/harmless.ts';

export function acknowledgementData({ items, findings }: ReadAcknowledgements): unknown {
  return {
    items: items.map(({ claim, payerNumber, ...item }) => ({ ...item, kind: claim ? 'claim' : 'envelope', payer_number: payerNumber })),
    findings,
  };
}

const HEAD = ['from', 'about', 'state', 'code', 'number at payer', 'charge', 'paid'];

const cellsOf = ({ transaction, about, state, code, payerNumber, charge, paid }: AcknowledgedItem): readonly string[] =>
  [transaction, about, state, code, payerNumber, charge, paid].map((cell) => cell ?? '');

export function acknowledgementText({ items, findings }: ReadAcknowledgements): string {
  const rows = [HEAD, ...items.map(cellsOf)];
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const lines =
    items.length === 0
      ? []
      : rows.map((row) =>
          row
            .map((cell, i) => cell.padEnd(widths[i]))
            .join('  ')
            .trimEnd(),
        );
  lines.push(...findings.map(({ segment, at, message }) => `segment ${segment}, ${at}: ${message}`));
  const claims = items.filter(({ claim }) => claim).length;
  lines.push(`${counted(claims, 'claim', 'claims')}, ${counted(findings.length, 'finding', 'findings')}`);
  return harmless(`${lines.join('\n')}\n`);
}
