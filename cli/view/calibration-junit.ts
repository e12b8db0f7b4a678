/** Calibration as JUnit XML, which build servers show: a target that fails is a failure, and one without a verdict is skipped. */
import type { Calibration } from '../../app/calibrate/calibrate-scenario.ts';
import { kindText, sourceText, toleranceText, valueText, verdictText } from '../../app/calibrate/calibration-words.ts';
import { noteText } from './calibration-text.ts';

export function calibrationJunit({ scenario, targets }: Calibration): string {
  const count = (...verdicts: readonly string[]): number => targets.filter(({ verdict }) => verdicts.includes(verdict)).length;
  const cases = targets.map((target) => {
    const { name, title, verdict, value, interval, unit } = target;
    const head = `    <testcase classname="${xml(`${scenario}.${kindText(target)}`)}" name="${xml(name)}"`;
    const words = `${title}: ${valueText(value, interval, unit)}, tolerance ${toleranceText(target)}, ${verdictText(target)}. ${sourceText(target)}`;
    if (verdict === 'ok') return `${head}/>`;
    const element = verdict === 'fail' ? `<failure message="${xml(words)}"/>` : `<skipped message="${xml(`${words}. ${noteText(target) ?? ''}`.trim())}"/>`;
    return `${head}>\n      ${element}\n    </testcase>`;
  });
  const counts = `tests="${targets.length}" failures="${count('fail')}" errors="0" skipped="${count('undecided', 'not_computable')}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${counts}>\n  <testsuite name="${xml(scenario)}" ${counts}>\n${cases.map((one) => `${one}\n`).join('')}  </testsuite>\n</testsuites>\n`;
}

/** Text in an attribute; what XML 1.0 cannot contain is left out. */
function xml(text: string): string {
  return [...text]
    .filter((character) => /[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(character))
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
