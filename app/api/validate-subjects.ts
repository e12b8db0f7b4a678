/** Canonical records from any source, checked with every rule. */
import { groups } from '../../validation/rule.ts';
import { ruleById } from '../../validation/rules/all-rules.ts';
import { Validator } from '../../validation/validator.ts';
import { checkOptions, wholeNumberArgument, wrongArgument } from './argument.ts';

export interface ValidateOptions {
  /** Findings of each severity that are listed; all are counted. 100 where it is not given. */
  readonly limit?: number;
  /** Whether warnings count as errors. */
  readonly strict?: boolean;
  /** Rules (`LAB-005`), or groups of them (`MEDDX`), that do not apply. */
  readonly ignore?: readonly string[];
}

export interface ValidationFinding {
  /** The id of the rule; `hsimc explain` shows its page. */
  readonly code: string;
  /** Position of the subject, `#`, and the JSON pointer of the value within it. */
  readonly field: string;
  readonly message: string;
  readonly value: string | number | boolean | null;
}

/** As `hsimc validate --format json` prints it. */
export interface ValidationResult {
  readonly valid: boolean;
  readonly error_count: number;
  readonly warning_count: number;
  readonly errors: readonly ValidationFinding[];
  readonly warnings: readonly ValidationFinding[];
}

/**
 * Checks subjects, one after the other; memory does not grow with their number.
 * @param subjects canonical records as JSON values, such as a cohort
 * @throws TypeError where an argument is wrong; whatever is wrong with a subject is a finding
 */
export function validate(subjects: Iterable<unknown>, options: ValidateOptions = {}): ValidationResult {
  if (typeof subjects !== 'object' || subjects === null || !(Symbol.iterator in subjects))
    throw wrongArgument('subjects', 'a list or another iterable', subjects);
  checkOptions(options, ['limit', 'strict', 'ignore']);
  const { limit = 100, strict = false, ignore = [] } = options;
  if (typeof strict !== 'boolean') throw wrongArgument('options.strict', 'true or false', strict);
  if (!Array.isArray(ignore)) throw wrongArgument('options.ignore', 'a list of rules', ignore);
  for (const name of ignore) if (!ruleById.has(name) && !groups.has(name)) throw wrongArgument('options.ignore', 'rules and groups of rules', name);
  const validator = new Validator({ limit: wholeNumberArgument('options.limit', limit, 0, 1_000_000), strict, ignore: new Set(ignore) });
  let position = 0;
  for (const subject of subjects) validator.subject(subject, String(position++));
  return validator.result();
}
