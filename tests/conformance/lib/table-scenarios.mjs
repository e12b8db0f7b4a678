/** What the judges of tables read: runs with most tables of care, and scenarios of coverage, claims and pharmacy. */
import { chosen } from './library.mjs';
import { subjects } from './subjects.mjs';

/** For `--count`. A year of a member has about 500 rows. */
export const SUBJECTS = String(subjects(40));

export const tableScenarios = [
  ...chosen('patientsim', ['diabetes', 'adt_workflow', 'orders_results', 'maternity']),
  ...chosen('membersim', ['coordination_of_benefits', 'enrollment', 'one_person', 'ppo_2025', 'prior_auth']),
  ...chosen('rxmembersim', ['retail_specialty']),
];
