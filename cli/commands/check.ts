/** `hsimc check`: every diagnostic, and nothing else. */

import { print } from '../../app/output/stream-output.ts';
import { version } from '../../app/package-root.ts';
import { readSource } from '../../app/read-scenario.ts';
import { exitCode } from '../../app/stop.ts';
import { counted, shown } from '../../app/wording.ts';
import { hasErrors } from '../../grammar/diagnostic.ts';
import { type Format, report, summary } from '../diagnostics-report.ts';
import { complain } from '../failure.ts';

export async function checkCommand(
  file: string,
  flags: { readonly set: ReadonlyMap<string, string>; readonly format: Format | 'sarif'; readonly quiet?: boolean },
): Promise<number> {
  const { diagnostics, sources, ir } = await readSource(file, flags.set);
  if (flags.format === 'sarif') {
    const { toSarif } = await import('../../compiler/diagnostics/diagnostics-sarif.ts');
    print(`${JSON.stringify(toSarif(diagnostics, sources, version()), null, 1)}\n`);
  } else report(diagnostics, sources, flags.format, flags.format === 'json' ? print : complain);
  if (flags.format === 'text') {
    const found = summary(diagnostics);
    if (found !== '' && flags.quiet !== true) complain(`\n${found}\n`);
    if (ir !== null && flags.quiet !== true) {
      // Runs of flows begin with an event of their own, and so do threads.
      const begun = ir.flows.filter(({ start }) => start < ir.events.length).length;
      const parts = [
        counted(ir.events.length - ir.threads.length - begun, 'event'),
        ...(ir.threads.length > 0 ? [counted(ir.threads.length, 'thread')] : []),
        counted(ir.concepts.length, 'code'),
        counted(ir.axes.length, 'variation axis', 'variation axes'),
        counted(ir.expectations.length, 'expectation'),
      ];
      complain(`${shown(file)} is well: ${parts.join(', ')}\n`);
    }
  }
  return hasErrors(diagnostics) ? exitCode.diagnostics : exitCode.ok;
}
