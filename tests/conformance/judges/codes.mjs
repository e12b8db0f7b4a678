import { codeLists, judgeRow } from '../lib/code-lists.mjs';
import { rowsUnder } from '../lib/code-rows.mjs';
import { table } from '../lib/table.mjs';

/** Rows that are wrong in one way each: were one of them let through, the lists would not have been read. */
const faults = [
  { system: 'ICD10CM', code: 'E11.9', display: 'Type 2 diabetes' },
  { system: 'ICD10CM', code: 'N18.3', display: 'Chronic kidney disease, stage 3 (moderate)' },
  { system: 'ICD10CM', code: 'Z59.99', display: 'Something' },
  { system: 'LOINC', code: '4548-4', display: 'Glucose [Mass/volume] in Serum or Plasma' },
  { system: 'RXNORM', code: '860975', display: 'metformin hydrochloride 500 MG Oral Tablet' },
  { system: 'CVX', code: '999', display: 'Nothing' },
  { system: 'SNOMED', code: '80146002', display: 'Tonsillectomy (procedure)' },
];

/** Every row of the code tables in `scenarios/`, against the lists of those who publish the codes. */
export const codes = {
  name: 'codes',
  sees: 'the code tables of all scenarios, against the published lists (HSIMC_CODE_LISTS)',
  async judge() {
    const lists = codeLists();
    const blind = faults.filter((row) => judgeRow(lists, row).verdict !== 'wrong');
    for (const { system, code, display } of blind) console.log(`the lists do not see what is wrong with ${system}:${code} "${display}"`);
    const rows = await rowsUnder('scenarios');
    const judged = rows.map((row) => ({ ...row, ...judgeRow(lists, row) }));
    const systems = [...new Set(rows.map(({ system }) => system))].sort();
    const counted = (system, verdict) => judged.filter((row) => row.system === system && row.verdict === verdict).length;
    const verdicts = ['right', 'number only', 'unverified', 'wrong'];
    console.log(table([['system', ...verdicts], ...systems.map((system) => [system, ...verdicts.map((verdict) => counted(system, verdict))])]));
    const bad = judged.filter(({ verdict }) => verdict === 'wrong' || verdict === 'unverified');
    for (const { file, line, system, code, display, verdict, why } of bad) console.log(`${file}:${line}  ${verdict}: ${system}:${code} "${display}": ${why}`);
    return blind.length === 0 && bad.length === 0;
  },
};
