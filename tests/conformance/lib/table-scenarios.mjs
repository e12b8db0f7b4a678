/** What the judges of tables read: runs with most tables of care, and every scenario of coverage, claims and pharmacy. */
import { readdirSync } from 'node:fs';
import { subjects } from './subjects.mjs';

const CARE = ['diabetes', 'adt_workflow', 'orders_results', 'maternity'];

/** For `--count`. A year of a member has about 500 rows. */
export const SUBJECTS = String(subjects(100));

const under = (folder) =>
  readdirSync(new URL(`../../../scenarios/${folder}`, import.meta.url))
    .filter((name) => name.endsWith('.hsim'))
    .map((name) => name.slice(0, -'.hsim'.length))
    .sort();

export const tableScenarios = [...CARE, ...['membersim', 'rxmembersim'].flatMap(under)];
