/** `hsimc explain`: the page of a diagnostic of scenarios, or of a rule of `hsimc validate`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { print } from '../../app/output/stream-output.ts';
import { packageRoot } from '../../app/package-root.ts';
import { exitCode, notWhole, usage } from '../../app/stop.ts';
import { shown } from '../../app/wording.ts';
import { catalogue } from '../../compiler/diagnostics/catalogue.ts';
import { nearest } from '../../model/nearest.ts';
import { rulePage } from '../../validation/page.ts';
import { ruleById, rules } from '../../validation/rules/all-rules.ts';
import type { Format } from '../diagnostics-report.ts';

export function explainCommand(code: string | undefined, flags: { readonly format: Format }): number {
  if (code === undefined) {
    const all = [
      ...[...catalogue.values()].map(({ code: name, severity, title }) => ({ code: name, severity, title })),
      ...rules.map(({ id, severity, title }) => ({ code: id, severity, title })),
    ];
    print(
      flags.format === 'json' ? `${JSON.stringify(all)}\n` : all.map((kind) => `${kind.code.padEnd(10)}  ${kind.severity.padEnd(7)}  ${kind.title}\n`).join(''),
    );
    return exitCode.ok;
  }
  const rule = ruleById.get(code.toUpperCase());
  if (rule !== undefined) {
    const { id, severity, title } = rule;
    const page = rulePage(rule);
    print(flags.format === 'json' ? `${JSON.stringify({ code: id, severity, title, page })}\n` : page);
    return exitCode.ok;
  }
  const kind = catalogue.get(code.toUpperCase());
  if (kind === undefined) {
    const near = nearest(code.toUpperCase(), [...catalogue.keys(), ...ruleById.keys()]).slice(0, 3);
    throw usage(`there is no diagnostic ${shown(code)}`, near.length > 0 ? `nearest: ${near.join(', ')}` : '`hsimc explain` lists them all');
  }
  const file = join(packageRoot, 'docs', 'diagnostics', `${kind.code}.md`);
  if (!existsSync(file)) throw notWhole(file);
  const page = readFileSync(file, 'utf8');
  print(flags.format === 'json' ? `${JSON.stringify({ code: kind.code, severity: kind.severity, title: kind.title, page })}\n` : page);
  return exitCode.ok;
}
