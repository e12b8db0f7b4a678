/** The lists of codes that claims carry, as entries of `codes search`. */
import { placeOfServiceList } from '../../model/benefits/places-of-service.ts';
import { adjustmentReasonList } from '../../model/code-lists/adjustment-reason-list.ts';
import { billTypeList } from '../../model/code-lists/bill-type-list.ts';
import type { CodeList } from '../../model/code-lists/code-list.ts';
import { dischargeStatusList } from '../../model/code-lists/discharge-status-list.ts';
import { otherRejects } from '../../model/code-lists/pharmacy-reject-list.ts';
import { remarkCodeList } from '../../model/code-lists/remark-code-list.ts';
import { revenueCodeList } from '../../model/code-lists/revenue-code-list.ts';
import { taxonomyList } from '../../model/code-lists/taxonomy-list.ts';
import { durCodes, durResults, durServices } from '../../model/pharmacy/drug-utilization-review.ts';
import { rejectMeanings } from '../../model/pharmacy/reject-codes.ts';
import type { CodeEntry } from './code-entries.ts';

const spaced = (word: string): string => word.replaceAll('_', ' ');
const NCPDP = 'numbers: payer sheets of NCPDP; words of this project';

const rejectList: CodeList = {
  system: 'REJECT',
  source: NCPDP,
  written: (code) => (code in rejectMeanings ? 'a plan or formulary gives it' : 'in pharmacy claims that are read; no decision gives it'),
  codes: new Map([...Object.entries(rejectMeanings), ...otherRejects]),
};

/** Reasons for service (439-E4), professional services (440-E5) and results of service (441-E6). */
const durList: CodeList = {
  system: 'DUR',
  source: NCPDP,
  written: (code) => `${Object.entries(durCodes).find(([, codes]) => (codes as readonly string[]).includes(code))?.[0] ?? 'alerts'} of drug-utilization review`,
  codes: new Map([
    ...Object.entries(durCodes).flatMap(([type, codes]) => codes.map((code): [string, string] => [code, `reason for service: ${spaced(type)}`])),
    ...Object.entries(durServices).map(([service, code]): [string, string] => [code, `professional service: ${spaced(service)}`]),
    ...Object.entries(durResults).map(([result, code]): [string, string] => [code, `result of service: ${spaced(result)}`]),
  ]),
};

/** Those that `listSystems` names. */
export const codeLists: readonly CodeList[] = [
  revenueCodeList,
  placeOfServiceList,
  billTypeList,
  dischargeStatusList,
  adjustmentReasonList,
  remarkCodeList,
  rejectList,
  durList,
  taxonomyList,
];

/** The codes of the lists, after those of the library. */
export function listEntries(): CodeEntry[] {
  return codeLists.flatMap(({ system, written, codes }) =>
    [...codes].map(
      ([code, display]): CodeEntry => ({
        name: `${system}:${code}`,
        kind: 'list',
        system,
        code,
        display,
        unit: null,
        category: null,
        specimen: null,
        normal: null,
        typical: null,
        critical: null,
        groups: [],
        tests: [],
        use: written(code),
        row: '',
        bills: false,
        file: '',
        line: 0,
      }),
    ),
  );
}
