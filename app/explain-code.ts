/** The pages of diagnostics, and of the rules of validation. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../compiler/diagnostics/catalogue.ts';
import { action } from '../model/interface-terms.ts';
import { nearest } from '../model/nearest.ts';
import { rulePage } from '../validation/page.ts';
import { ruleById, rules } from '../validation/rules/all-rules.ts';
import { packageRoot } from './package-root.ts';
import { notWhole, usage } from './stop.ts';
import { shown } from './wording.ts';

export interface CodeTitle {
  readonly code: string;
  readonly severity: string;
  readonly title: string;
}

export interface CodePage extends CodeTitle {
  /** Markdown. */
  readonly page: string;
}

/** Every diagnostic and every rule. */
export function allCodes(): readonly CodeTitle[] {
  return [
    ...[...catalogue.values()].map(({ code, severity, title }) => ({ code, severity, title })),
    ...rules.map(({ id, severity, title }) => ({ code: id, severity, title })),
  ];
}

/** @param wanted `HS4001` or `LAB-004`, in any case */
export function explainCode(wanted: string): CodePage {
  const code = wanted.toUpperCase();
  const rule = ruleById.get(code);
  if (rule !== undefined) return { code: rule.id, severity: rule.severity, title: rule.title, page: rulePage(rule) };
  const kind = catalogue.get(code);
  if (kind === undefined) {
    const near = nearest(code, [...catalogue.keys(), ...ruleById.keys()]).slice(0, 3);
    throw usage(`there is no diagnostic ${shown(wanted)}`, near.length > 0 ? `nearest: ${near.join(', ')}` : `run ${action('explain')} to list them all`);
  }
  const file = join(packageRoot, 'docs', 'diagnostics', `${kind.code}.md`);
  if (!existsSync(file)) throw notWhole(file);
  return { code: kind.code, severity: kind.severity, title: kind.title, page: readFileSync(file, 'utf8') };
}
