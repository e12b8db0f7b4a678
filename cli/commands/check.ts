/** `hsimc check`: every diagnostic, and nothing else. */
import { hasErrors } from '../../grammar/diagnostic.ts';
import { exitCode } from '../exit.ts';
import { type Format, report, summary } from '../report.ts';
import { readSource } from './source.ts';

export async function checkCommand(
  file: string,
  flags: { readonly set: ReadonlyMap<string, string>; readonly format: Format; readonly quiet?: boolean },
): Promise<number> {
  const { diagnostics, sources, ir } = await readSource(file, flags.set);
  const stream = flags.format === 'json' ? process.stdout : process.stderr;
  report(diagnostics, sources, flags.format, stream);
  if (flags.format === 'text' && flags.quiet !== true) {
    const found = summary(diagnostics);
    if (found !== '') process.stderr.write(`\n${found}\n`);
    if (ir !== null)
      process.stderr.write(
        `${file} is well: ${ir.events.length} events, ${ir.concepts.length} codes, ${ir.axes.length} variation ${ir.axes.length === 1 ? 'axis' : 'axes'}, ${ir.expectations.length} expectations\n`,
      );
  }
  return hasErrors(diagnostics) ? exitCode.diagnostics : exitCode.ok;
}
