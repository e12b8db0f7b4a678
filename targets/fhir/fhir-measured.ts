/** The value of an observation or of one of its components. */
import type { Observation as FhirObservation, ObservationReferenceRange, Quantity } from 'fhir/r4.js';
import type { Component } from '../../model/clinical/observation.ts';
import { concept, INTERPRETATION, VALUE_UNKNOWN } from './fhir-concepts.ts';
import { UCUM } from './fhir-systems.ts';
import { filled } from './fhir-text.ts';
import { codingOf, notCarried, type Reading, wordOf } from './read-resource.ts';
import { date, type ResourceHoles, text } from './resource.ts';

type Measured = Omit<Component, 'code'>;

/** The shape questions of a measured value, to be taken over into those of the resource. At most one of the first seven is answered yes. */
export const measuredQuestions = {
  number: (r: Measured) => r.value !== null,
  coded: (r: Measured) => r.value === null && r.value_code !== null,
  yes: (r: Measured) => r.value === null && r.value_code === null && r.value_boolean === true,
  no: (r: Measured) => r.value === null && r.value_code === null && r.value_boolean === false,
  dated: (r: Measured) => r.value === null && r.value_code === null && r.value_boolean === null && r.value_date !== null,
  worded: (r: Measured) => inWords(r) && filled(r.value_text) && !isCompared(r),
  compared: (r: Measured) => inWords(r) && isCompared(r),
  unit: (r: Measured) => filled(r.unit),
  low: (r: Measured) => r.reference_low !== null,
  high: (r: Measured) => r.reference_high !== null,
  interpreted: (r: Measured) => r.interpretation !== null,
};
type Has = { readonly [K in keyof typeof measuredQuestions]: boolean };

/** A result beyond what can be measured: `<0.01`, `>= 1000`. */
const COMPARED = /^(<=|>=|<|>) ?(\d{1,15}(?:\.\d{1,15})?)$/;

function isCompared({ value_text }: Measured): boolean {
  return value_text !== null && COMPARED.test(value_text);
}

function inWords({ value, value_code, value_boolean, value_date }: Measured): boolean {
  return value === null && value_code === null && value_boolean === null && value_date === null;
}

type MeasuredElements = Pick<FhirObservation, 'valueBoolean' | 'valueDateTime' | 'valueQuantity' | 'valueCodeableConcept' | 'valueString' | 'dataAbsentReason'>;

/** `value[x]`, or the reason why there is none where `required`. */
export function measuredValue<R extends Measured>(h: ResourceHoles<R>, has: Has, required: boolean): MeasuredElements {
  if (has.number) return { valueQuantity: quantity(h, has.unit, (r) => r.value) };
  if (has.coded) return { valueCodeableConcept: h.part(concept, (r) => r.value_code!) };
  if (has.compared) return { valueQuantity: { ...quantity(h, has.unit, (r) => Number(COMPARED.exec(r.value_text!)![2])), comparator: comparator(h) } };
  if (has.yes || has.no) return { valueBoolean: has.yes };
  if (has.dated) return { valueDateTime: date(h, (r) => r.value_date) };
  if (has.worded) return { valueString: text(h, (r) => r.value_text) };
  return required ? { dataAbsentReason: VALUE_UNKNOWN } : {};
}

function comparator<R extends Measured>(h: ResourceHoles<R>): NonNullable<Quantity['comparator']> {
  return h.raw((r) => COMPARED.exec(r.value_text!)![1]) as NonNullable<Quantity['comparator']>;
}

export function interpretation<R extends Measured>(h: ResourceHoles<R>, has: Has) {
  return has.interpreted ? [h.pick(INTERPRETATION, (r) => r.interpretation!)] : undefined;
}

export function referenceRange<R extends Measured>(h: ResourceHoles<R>, has: Has): ObservationReferenceRange[] | undefined {
  if (!has.low && !has.high) return undefined;
  return [
    {
      low: has.low ? quantity(h, has.unit, (r) => r.reference_low) : undefined,
      high: has.high ? quantity(h, has.unit, (r) => r.reference_high) : undefined,
    },
  ];
}

/** A number with its UCUM unit. The unit a reader sees is the UCUM code itself. */
export function quantity<R extends { readonly unit: string | null }>(h: ResourceHoles<R>, unit: boolean, value: (record: R) => number | null): Quantity {
  const number = h.number((r) => value(r)!);
  return unit ? { value: number, unit: text(h, (r) => r.unit), system: UCUM, code: text(h, (r) => r.unit) } : { value: number };
}

type Measurable = MeasuredElements & Pick<FhirObservation, 'interpretation' | 'referenceRange'>;

/** A unit alone, without a number, has no place in FHIR. */
export function readMeasured(r: Measurable): Reading<Measured> {
  const given = r.valueQuantity;
  const [range] = r.referenceRange ?? [];
  const quantity = given ?? range?.low ?? range?.high;
  return {
    value: given?.comparator === undefined ? given?.value : null,
    unit: quantity === undefined ? notCarried : quantity.code,
    value_code: codingOf(r.valueCodeableConcept),
    value_boolean: r.valueBoolean,
    value_date: r.valueDateTime,
    value_text: given?.comparator === undefined ? r.valueString : `${given.comparator}${given.value}`,
    interpretation: wordOf(INTERPRETATION, r.interpretation?.[0]),
    reference_low: range?.low?.value,
    reference_high: range?.high?.value,
  };
}
