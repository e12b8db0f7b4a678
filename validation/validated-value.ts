/** Every measured value of a subject: those of observations and of their components, with the path that they are at. */

import type { Component } from '../model/clinical/observation.ts';
import type { Coding } from '../model/scalars.ts';
import type { Case, LooseRecord } from './case.ts';
import type { Loose } from './loose.ts';
import type { Path } from './rule.ts';

export interface ValidatedValue {
  /** LOINC code; empty where it is of another system. */
  readonly loinc: string;
  readonly code: Loose<Coding> | undefined;
  readonly values: Loose<Omit<Component, 'code'>>;
  readonly path: Path;
  readonly observation: LooseRecord<'observations'>;
}

/** @param act reported what is: results that were cancelled or entered in error are left out */
export function eachMeasured(one: Case, act: (measured: ValidatedValue) => void): void {
  one.standing('observations', (observation, path) => {
    const enter = (code: Loose<Coding> | undefined, values: ValidatedValue['values'], at: Path): void => {
      act({ loinc: code?.system === 'LOINC' ? (code.code ?? '') : '', code, values, path: at, observation });
    };
    enter(observation.code, observation, path);
    observation.components?.forEach((part, i) => {
      if (part !== undefined) enter(part.code, part, [...path, 'components', i]);
    });
  });
}
