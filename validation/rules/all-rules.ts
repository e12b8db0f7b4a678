/** All rules, by group and number. A new one is a row in the file of its group; rules of another kind of record are another file here. */
import type { Rule } from '../rule.ts';
import { authorizationRules } from './authorizations-rules.ts';
import { careGapRules } from './care-gaps-rules.ts';
import { claimRules } from './claims-rules.ts';
import { codeRules } from './codes-rules.ts';
import { coverageRules } from './coverage-rules.ts';
import { drugRules } from './drugs-rules.ts';
import { durRules } from './dur-rules.ts';
import { ediRules } from './edi-rules.ts';
import { identifierRules } from './identifiers-rules.ts';
import { measurementRules } from './measurements-rules.ts';
import { ncpdpRules } from './ncpdp-rules.ts';
import { paymentRules } from './payments-rules.ts';
import { peopleRules } from './people-rules.ts';
import { pharmacyRules } from './pharmacy-rules.ts';
import { referenceRules } from './references-rules.ts';
import { relativeRules } from './relatives-rules.ts';
import { remittanceRules } from './remittances-rules.ts';
import { stateRules } from './states-rules.ts';
import { structureRules } from './structure-rules.ts';
import { timeRules } from './times-rules.ts';

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
  ...relativeRules,
  ...coverageRules,
  ...authorizationRules,
  ...claimRules,
  ...paymentRules,
  ...remittanceRules,
  ...pharmacyRules,
  ...durRules,
  ...careGapRules,
  ...ediRules,
  ...ncpdpRules,
];

export const ruleById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
