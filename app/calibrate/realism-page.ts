/** The page of what was found when the scenarios of the library were compared with published figures, misses included. */

import type { CalibratedTarget, Calibration } from './calibrate-scenario.ts';
import { agreementWord, figureText, kindText, sourceText, toleranceText, valueText, verdictText } from './calibration-words.ts';

/** @param reasons why targets fail, by `scenario.target` */
export function realismPage(results: readonly Calibration[], reasons: Readonly<Record<string, string>>): string {
  const targets = results.flatMap((one) => one.targets);
  const failed = results.flatMap(({ scenario, targets: of }) => of.filter(({ verdict }) => verdict === 'fail').map((target) => ({ scenario, target })));
  return [
    totals(targets),
    ...results.map(section),
    '## Misses',
    ...(failed.length === 0
      ? ['None.']
      : [failed.map(({ scenario, target }) => `- ${target.title} (\`${scenario}\`): ${reasons[`${scenario}.${target.name}`] ?? ''}`).join('\n')]),
  ].join('\n\n');
}

function totals(targets: readonly CalibratedTarget[]): string {
  const verdicts = ['ok', 'fail', 'undecided', 'not_computable'] as const;
  const row = (kind: 'emergent' | 'echo'): string => {
    const of = targets.filter((target) => kindText(target) === kind);
    return `| ${kind} | ${verdicts.map((verdict) => of.filter((target) => target.verdict === verdict).length).join(' | ')} |`;
  };
  return [`| kind | ${verdicts.map((verdict) => agreementWord[verdict]).join(' | ')} |`, '| --- | --- | --- | --- | --- |', row('emergent'), row('echo')].join(
    '\n',
  );
}

function section({ scenario, subjects, seed, targets }: Calibration): string {
  const rows = targets.map((target) => {
    const { title, published, unit, value, interval } = target;
    const cells = [
      title,
      published === null ? '' : figureText(published, unit),
      valueText(value, interval, unit),
      toleranceText(target),
      kindText(target),
      verdictText(target),
      sourceText(target),
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  const head = ['figure', 'published', 'generated (95%)', 'tolerance', 'kind', 'verdict', 'source'];
  return [`## ${scenario}`, '', `${subjects} subjects, seed ${seed}.`, '', `| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...rows].join(
    '\n',
  );
}
