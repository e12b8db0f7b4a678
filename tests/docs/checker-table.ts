/** What checkers found of each kind of transaction, message and resource, in Markdown: from the results that `tests/conformance/run.mjs --update` wrote. */
import { readdirSync, readFileSync } from 'node:fs';

interface Result {
  readonly target: string;
  readonly checker: string;
  readonly unit: string;
  readonly kinds: Readonly<Record<string, { readonly read: number; readonly errors: number }>>;
  readonly unseen: Readonly<Record<string, string>>;
}

const FOLDER = 'tests/conformance/results';

export function results(): readonly Result[] {
  return readdirSync(FOLDER)
    .sort()
    .map((name) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8')) as Result);
}

/** A table of each target: a row for each kind, a column for each checker. */
export function checkerTables(all: readonly Result[]): string {
  const targets = [...new Set(all.map(({ target }) => target))].sort();
  return targets.map((target) => tableOf(target, merged(all.filter((one) => one.target === target)))).join('\n\n');
}

/** One result of each checker: bulk files and bundles are read by the same one. */
function merged(all: readonly Result[]): readonly Result[] {
  const byChecker = new Map<string, Result>();
  for (const one of all) {
    const { kinds = {}, unseen = {} } = byChecker.get(one.checker) ?? {};
    byChecker.set(one.checker, { ...one, kinds: { ...kinds, ...one.kinds }, unseen: { ...one.unseen, ...unseen } });
  }
  return [...byChecker.values()];
}

function tableOf(target: string, checkers: readonly Result[]): string {
  const kinds = [...new Set(checkers.flatMap((one) => Object.keys(one.kinds)))].sort();
  const rows = kinds.map((kind) => [`\`${kind}\``, ...checkers.map((one) => cell(one, kind))]);
  const reasons = checkers.flatMap((one) => {
    const byReason = new Map<string, string[]>();
    for (const kind of kinds) if (one.kinds[kind] === undefined) byReason.set(reason(one, kind), [...(byReason.get(reason(one, kind)) ?? []), `\`${kind}\``]);
    return [...byReason].map(([why, names]) => `- ${one.checker} does not read ${names.join(', ')}: ${why}`);
  });
  const head = [`kind of \`${target}\``, ...checkers.map(({ checker }) => checker)];
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [`### Checks of \`${target}\``, lines.join('\n'), ...(reasons.length === 0 ? [] : [reasons.join('\n')])].join('\n\n');
}

function cell({ kinds, unit }: Result, kind: string): string {
  const found = kinds[kind];
  if (found === undefined) return 'not read';
  return `${found.errors} ${found.errors === 1 ? 'error' : 'errors'} in ${found.read} ${found.read === 1 ? unit.replace(/s$/, '') : unit}`;
}

/** A kind that a checker does not read has a reason. */
function reason({ checker, unseen }: Result, kind: string): string {
  const why = unseen[kind] ?? unseen['*'];
  if (why === undefined) throw new Error(`${checker} has neither read ${kind} nor a reason why not`);
  return why;
}
