/** `hsimc check`: every diagnostic, and nothing else. */
import { hasErrors } from '../../grammar/diagnostic.ts';
import { exitCode } from '../exit.ts';
import { complain } from '../failure.ts';
import { print } from '../output/stdout.ts';
import { version } from '../package-root.ts';
import { type Format, report, summary } from '../report.ts';
import { counted, shown } from '../words.ts';
import { readSource } from './source.ts';

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
