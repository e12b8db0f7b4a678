/** What the judges of tables read: runs with most tables of care, and every scenario of coverage, claims and pharmacy. */
import { readdirSync } from 'node:fs';

const CARE = ['diabetes', 'adt_workflow', 'orders_results', 'maternity'];
const SUBJECTS = '200';
/** Their expectations are for so many. */
const MEMBERS = '1000';

const under = (folder) =>
  readdirSync(new URL(`../../../scenarios/${folder}`, import.meta.url))
    .filter((name) => name.endsWith('.hsim'))
    .map((name) => name.slice(0, -'.hsim'.length))
    .sort();

/** Each with the number of its subjects, for `--count`. */
export const tableScenarios = [
  ...CARE.map((scenario) => ({ scenario, count: SUBJECTS })),
  ...['membersim', 'rxmembersim'].flatMap(under).map((scenario) => ({ scenario, count: MEMBERS })),
];

export const counts = `${SUBJECTS} subjects of each scenario of care and ${MEMBERS} of each of benefits`;
