/** Judging values in tests: the ids of the rules that they break, once each. */
import type { Sample, SampleEdit } from '../../validation/rule.ts';
import { withEdits } from '../../validation/sample.ts';
import { type Result, Validator } from '../../validation/validator.ts';
import { wireCheckOf } from '../../validation/wire/wire-check.ts';

export function judge(values: readonly unknown[], limit = 1000): Result {
  const validator = new Validator({ limit, strict: false, ignore: new Set() });
  values.forEach((value, i) => {
    validator.subject(value, `${i}`);
  });
  return validator.result();
}

export const idsOf = (result: Result): string[] => [...new Set([...result.errors, ...result.warnings].map(({ code }) => code))];

export const broken = (edits: readonly SampleEdit[]): string[] => idsOf(judge([withEdits(edits)]));

export function idsOfSample(sample: Sample): string[] {
  if ('edits' in sample) return idsOf(judge([withEdits(sample.edits), ...(sample.second === undefined ? [] : [withEdits(sample.second)])]));
  const check = wireCheckOf(sample.text);
  if (check !== null) {
    const validator = new Validator({ limit: 10, strict: false, ignore: new Set() });
    validator.wire('sample', check(sample.text));
    return idsOf(validator.result());
  }
  try {
    return idsOf(judge([JSON.parse(sample.text)]));
  } catch {
    const validator = new Validator({ limit: 1, strict: false, ignore: new Set() });
    validator.unreadable('sample', 'the text is not valid JSON', sample.text);
    return idsOf(validator.result());
  }
}
