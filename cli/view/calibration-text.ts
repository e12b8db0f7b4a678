/** How a cohort agrees with published figures, for people. */
import type { CalibratedTarget, Calibration } from '../../app/calibrate/calibrate-scenario.ts';
import { agreementWord, figureText, kindText, sourceText, toleranceText, valueText, verdictText } from '../../app/calibrate/calibration-words.ts';
import type { Agreement } from '../../app/calibrate/equivalence.ts';
import { counted } from '../../app/wording.ts';

/** Why a figure is an echo, or why a verdict is missing; null where there is nothing to add. */
export function noteText({ echo, verdict, needed, value }: CalibratedTarget): string | null {
  const notes: string[] = [];
  if (echo?.kind === 'figure') notes.push(`the scenario contains the figure${echo.place === null ? '' : ` (${echo.place})`}, so agreement is no evidence`);
  if (echo?.kind === 'input') notes.push('the question asks only for values that the profile draws, so agreement is no evidence');
  if (verdict === 'not_computable') notes.push('no subject has this value');
  if (verdict === 'undecided' && value !== null)
    notes.push(needed === null ? 'the value lies on an end of the tolerance, or has no interval' : `about ${needed} subjects decide: --count ${needed}`);
  return notes.length === 0 ? null : notes.join('; ');
}

/** @param quiet targets that fail alone, without a summary */
export function calibrationText(calibration: Calibration, quiet = false): string {
  const { targets, by } = calibration;
  const listed = quiet ? targets.filter(({ verdict }) => verdict === 'fail') : targets;
  const head = ['target', 'published', 'generated (95%)', 'tolerance', 'kind', 'verdict'];
  const rows = listed.map((target) => [
    target.name,
    target.published === null ? '' : figureText(target.published, target.unit),
    valueText(target.value, target.interval, target.unit),
    toleranceText(target),
    kindText(target),
    verdictText(target),
  ]);
  const widths = head.map((word, i) => Math.max(word.length, ...rows.map((row) => row[i].length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => cell.padEnd(widths[i]))
      .join('  ')
      .trimEnd();
  const lines = rows.length === 0 ? [] : [line(head)];
  listed.forEach((target, i) => {
    lines.push(line(rows[i]), `    ${target.title === target.name ? '' : `${target.title}: `}${sourceText(target)}`);
    const note = noteText(target);
    if (note !== null) lines.push(`    ${note}`);
    const label = Math.max(0, ...target.strata.map((stratum) => stratum.label.length));
    for (const stratum of target.strata)
      lines.push(`    ${by} ${stratum.label.padEnd(label)}  ${valueText(stratum.value, stratum.interval, target.unit)} of ${stratum.asked}`);
  });
  if (!quiet) lines.push(...(lines.length === 0 ? [] : ['']), summaryText(calibration));
  return lines.map((one) => `${one}\n`).join('');
}

/** `4 targets on 2000 subjects: 2 ok (1 echo), 1 FAIL, 1 undecided`. */
export function summaryText({ targets, subjects }: Calibration): string {
  if (targets.length === 0) return 'the scenario has no targets; add a `target` for each published figure';
  const of = (verdict: Agreement): readonly CalibratedTarget[] => targets.filter((target) => target.verdict === verdict);
  const parts = (['ok', 'fail', 'undecided', 'not_computable'] as const).flatMap((verdict) => {
    const some = of(verdict);
    if (some.length === 0) return [];
    const echoes = some.filter(({ echo }) => echo !== null).length;
    return [`${some.length} ${agreementWord[verdict]}${verdict === 'ok' && echoes > 0 ? ` (${echoes} echo)` : ''}`];
  });
  return `${counted(targets.length, 'target')} on ${counted(subjects, 'subject')}: ${parts.join(', ')}`;
}
