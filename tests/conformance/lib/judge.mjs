/** The verdict on a folder of output: no errors, and no warnings but the known ones. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { table, tally } from './table.mjs';
import { validate } from './validator.mjs';
import { difference, kinds, typeOf } from './warnings.mjs';

/** Errors shown in full; the table counts them all. */
const SHOWN = 30;

/** @returns {Promise<boolean>} whether all is correct */
export async function judge(files, options) {
  const { issues, summary } = await validate(files, options);
  const errors = issues.filter((i) => i.severity !== 'warning');
  console.log(`HL7 FHIR validator ${summary.validator}, ${summary.ig}, ${summary.resources} resources in ${summary.files} files; ${speed(summary)}\n`);
  const rows = Object.entries(summary.types).map(([type, count]) => {
    const of = (severity) => issues.filter((i) => (i.resourceType ?? 'null') === type && (i.severity === 'warning') === (severity === 'warning')).length;
    return [type, count, of('error'), of('warning')];
  });
  console.log(`${table([['resource type', 'judged', 'errors', 'warnings'], ...rows])}\n`);
  options.tally?.by(`HL7 FHIR validator ${summary.validator}, ${summary.ig}`);
  for (const [type, count, wrong] of rows) options.tally?.add(type, count, wrong);
  for (const issue of errors.slice(0, SHOWN))
    console.log(`${issue.file}:${issue.line}  ${issue.location}\n    ${issue.messageId ?? issue.code}: ${issue.message}`);
  if (errors.length > SHOWN) {
    console.log(`… and ${errors.length - SHOWN} more; by kind:\n`);
    console.log(
      table([['errors', 'type', 'message id'], ...tally(errors, (i) => `${typeOf(i)}\t${i.messageId ?? i.code}`).map(([key, n]) => [n, ...key.split('\t')])]),
    );
  }
  const same = compare(kinds(issues), options);
  console.log(errors.length === 0 && same ? '\npassed' : '\nfailed');
  return errors.length === 0 && same;
}

function speed({ loadSeconds, judgeSeconds, resources }) {
  return `loaded in ${loadSeconds} s, judged in ${judgeSeconds} s (${Math.round(resources / Math.max(0.1, judgeSeconds))}/s)`;
}

/** A sample may lack rare kinds: of those it only must not have others. */
function compare(found, { golden, update, sample }) {
  if (update) {
    writeFileSync(golden, found.map((line) => `${line}\n`).join(''));
    console.log(`${found.length} kinds of warning written to ${golden}`);
    return true;
  }
  const known = existsSync(golden)
    ? readFileSync(golden, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
  const { added, gone: absent } = difference(known, found);
  const gone = sample ? [] : absent;
  for (const line of added) console.log(`+ warning that is not in the golden list: ${line.replaceAll('\t', '  ')}`);
  for (const line of gone) console.log(`- warning of the golden list that no longer comes: ${line.replaceAll('\t', '  ')}`);
  const same = added.length === 0 && gone.length === 0;
  console.log(same ? `${found.length} kinds of warning, all of them in the golden list` : '\nIf these changes are meant, run again with --update.');
  return same;
}
