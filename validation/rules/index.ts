/** All rules, by group and number. A new one is a row in the file of its group; rules of another kind of record are another file here. */
import type { Rule } from '../rule.ts';
import { codeRules } from './codes.ts';
import { drugRules } from './drugs.ts';
import { identifierRules } from './identifiers.ts';
import { measurementRules } from './measurements.ts';
import { peopleRules } from './people.ts';
import { referenceRules } from './references.ts';
import { stateRules } from './states.ts';
import { structureRules } from './structure.ts';
import { timeRules } from './times.ts';

export const rules: readonly Rule[] = [
  ...structureRules,
  ...identifierRules,
  ...codeRules,
  ...peopleRules,
  ...drugRules,
  ...measurementRules,
  ...timeRules,
  ...stateRules,
  ...referenceRules,
];

export const ruleById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
