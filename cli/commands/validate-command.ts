/** `hsimc validate`: checks canonical records from any source, and the tables and FHIR of runs, with every rule of `validation`. */

import { Option } from 'commander';
import { usage } from '../../app/stop.ts';
import type { ValidateRequest, WatchReading } from '../../app/validate-records.ts';
import { megabytes } from '../../app/wording.ts';
import { type Declare, format, quiet } from '../command-kit.ts';
import { exitCode } from '../exit-code.ts';
import { clearing } from '../interrupt.ts';
import { wholeNumber } from '../option-values.ts';
import { progress } from '../progress-display.ts';
import { complain, type Format, print } from '../terminal.ts';

export const validate: Declare = ({ root, run }) => {
  root
    .command('validate')
    .description(
      'validate records with clinical rules: structure, identifiers, codes, age and sex, drugs, values, times, references, coverage, claims, payments',
    )
    .argument('[path]', 'output folder of a run (json, fhir, duckdb, parquet, csv), or a file of canonical JSON, X12 or NCPDP from any source')
    .option('--stdin', 'read from standard input')
    .option('--strict', 'treat warnings as errors')
    .addOption(
      new Option('--ignore <rules>', 'rules or groups to skip, such as LAB-005,MEDDX; can be repeated')
        .argParser((text: string, so: readonly string[]) => [...so, ...text.split(',')])
        .default([], 'none'),
    )
    .option('--limit <number>', 'maximum number of findings listed for each severity; all are counted', wholeNumber('a limit', 0, 1_000_000), 100)
    .addOption(quiet())
    .addOption(format())
    .action((path, flags) => run(flags, () => validateCommand(path, flags)));
};

interface ValidateFlags extends ValidateRequest {
  readonly format: Format;
  readonly stdin?: boolean;
  readonly quiet?: boolean;
}

async function validateCommand(path: string | undefined, flags: ValidateFlags): Promise<number> {
  const [{ validateRecords }, { removeTemporaryFolders }, { reportText }] = await Promise.all([
    import('../../app/validate-records.ts'),
    import('../../app/temporary-folder.ts'),
    import('../view/validate-text.ts'),
  ]);
  const watch: WatchReading = (total, of) => progress('auto', total, flags.quiet === true, false, of === 'bytes' ? megabytes : String);
  const validator = await clearing(removeTemporaryFolders, () => validateRecords(wanted(path, flags.stdin === true), flags, watch));
  const result = validator.result();
  if (flags.format === 'json') {
    print(`${JSON.stringify(result)}\n`);
    if (flags.quiet !== true)
      for (const [severity, listed, all] of [
        ['errors', result.errors.length, result.error_count],
        ['warnings', result.warnings.length, result.warning_count],
      ] as const)
        if (listed < all) complain(`${listed} of ${all} ${severity} are listed; --limit lists more\n`);
  } else print(reportText(validator, flags.quiet));
  return result.valid ? exitCode.ok : exitCode.diagnostics;
}

function wanted(path: string | undefined, stdin: boolean): string | AsyncIterable<Uint8Array> {
  const fromStdin = stdin || path === '-';
  if (fromStdin && path !== undefined && path !== '-') throw usage('a path and --stdin cannot be combined');
  if (fromStdin) return process.stdin;
  if (path === undefined) throw usage('nothing to validate: give a run, a file, or --stdin', 'hsimc validate out/');
  return path;
}
