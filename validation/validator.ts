/**
 * Judges subjects one after the other, by every rule. Nothing of a subject is kept but what was found, up to a limit, and the identifiers that no other
 * subject may have.
 */
import { subject as subjectSchema } from '../model/subject.ts';
import { Case } from './case.ts';
import { brief, scalarOf } from './finding-words.ts';
import { Registry } from './identifier-registry.ts';
import type { LooseSubject } from './loose.ts';
import type { Path, Rule, RuleSeverity } from './rule.ts';
import { ruleById, rules } from './rules/all-rules.ts';
import { readerOf } from './structure/reader.ts';
import type { WireContents } from './wire/wire-finding.ts';

export interface Finding {
  /** The id of the rule. */
  readonly code: string;
  /** The place of the subject, `#`, and the JSON pointer of the value within it. */
  readonly field: string;
  readonly message: string;
  readonly value: string | number | boolean | null;
}

export interface Result {
  readonly valid: boolean;
  readonly error_count: number;
  readonly warning_count: number;
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

export interface Options {
  /** Findings of each severity that are kept; all are counted. */
  readonly limit: number;
  /** Whether warnings count as errors. */
  readonly strict: boolean;
  /** Rules, or groups of them, that are not applied. */
  readonly ignore: ReadonlySet<string>;
}

export interface RuleTally {
  readonly rule: Rule;
  readonly severity: RuleSeverity;
  readonly count: number;
  /** The first findings, whether or not they are among those that are kept. */
  readonly examples: readonly Finding[];
}

/** The place of a value of a subject, and the rest of its path. */
export type Within = (path: Path) => readonly [place: string, path: Path];

/** Findings of a rule that are kept as examples. */
const EXAMPLES = 3;

const read = readerOf(subjectSchema);

export class Validator {
  readonly #options: Options;
  readonly #rules: readonly Rule[];
  readonly #found: Readonly<Record<RuleSeverity, Finding[]>> = { error: [], warning: [] };
  readonly #counts: Record<RuleSeverity, number> = { error: 0, warning: 0 };
  readonly #tallies = new Map<string, RuleTally & { count: number; examples: Finding[] }>();
  readonly #registry = new Registry();
  #subjects = 0;
  #transactions = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#rules = rules.filter(({ id }) => this.#applies(id));
  }

  /** Subjects judged so far. */
  get subjects(): number {
    return this.#subjects;
  }

  /** Transaction sets of X12 and transmissions of NCPDP that were read. */
  get transactions(): number {
    return this.#transactions;
  }

  /** Whether there were too many identifiers to look for all of them twice. */
  get registryFull(): boolean {
    return this.#registry.full;
  }

  /** Findings by rule, in the order of the rules. */
  get tallies(): readonly RuleTally[] {
    return rules.flatMap(({ id }) => this.#tallies.get(id) ?? []);
  }

  result(): Result {
    const { error, warning } = this.#counts;
    return { valid: error === 0, error_count: error, warning_count: warning, errors: this.#found.error, warnings: this.#found.warning };
  }

  /** Reports a text at a place that is not JSON. */
  unreadable(place: string, message: string, text: string): void {
    this.#report('STRUCT-001', place, [], message, text);
  }

  /** Takes what was found in a file of X12 or NCPDP. */
  wire(place: string, { count, findings }: WireContents): void {
    this.#transactions += count;
    for (const { rule, number, at, message, value } of findings) this.#report(rule, `${place}:${number}`, [at], message, value);
  }

  /** Reports a value that belongs to no subject. */
  stray(rule: string, place: string, message: string): void {
    this.#report(rule, place, [], message, null);
  }

  /**
   * Judges one subject.
   * @param place where it is, as a person finds it: `subjects.00000.ndjson:18`
   * @param within the place of a value, and its path from there, where a subject is not in one place
   */
  subject(value: unknown, place: string, within: Within = (path) => [place, path]): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, 'patient')) {
      const what = typeof value === 'object' && value !== null && !Array.isArray(value) ? 'an object without `patient`' : brief(value);
      this.#report('STRUCT-002', place, [], `${what} is not a subject`, value);
      return;
    }
    this.#subjects++;
    const report = (rule: string, path: Path, message: string): void => this.#report(rule, ...within(path), message, at(value, path));
    const one = read(value, [], report) as LooseSubject;
    const judged = new Case(one);
    for (const { id, examine } of this.#rules) examine?.(judged, (path, message) => report(id, path, message));
    this.#registry.enter(judged, place, report);
  }

  #applies(id: string): boolean {
    const { ignore } = this.#options;
    return !ignore.has(id) && !ignore.has(id.slice(0, id.indexOf('-')));
  }

  #report(id: string, place: string, path: Path, message: string, value: unknown): void {
    if (!this.#applies(id)) return;
    const rule = ruleById.get(id);
    if (rule === undefined) throw new Error(`Unknown rule ${id}.`);
    const severity = this.#options.strict ? 'error' : rule.severity;
    const kept = this.#found[severity];
    this.#counts[severity]++;
    const tally = this.#tallies.get(id) ?? { rule, severity, count: 0, examples: [] };
    if (tally.count++ === 0) this.#tallies.set(id, tally);
    if (tally.examples.length >= EXAMPLES && kept.length >= this.#options.limit) return;
    const finding: Finding = { code: id, field: `${place}#${pointer(path)}`, message, value: scalarOf(value) };
    if (tally.examples.length < EXAMPLES) tally.examples.push(finding);
    if (kept.length < this.#options.limit) kept.push(finding);
  }
}

/** The value at a path, as far as there is one. */
function at(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return null;
    here = (here as Readonly<Record<string | number, unknown>>)[step];
  }
  return here;
}

/** RFC 6901; names from outside may be of any length. */
function pointer(path: Path): string {
  return path.map((step) => `/${String(step).slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
