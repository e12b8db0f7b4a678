/** Faults of Observation: laboratory, vital signs, blood pressure, smoking status. */
import { at, fault, faultOf, follows, put, without } from './make.mjs';

const UCUM = 'http://unitsofmeasure.org';
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';
const observation = (r) => r.resourceType === 'Observation';
const of = (profile, what, breakCopy, test = () => true) =>
  fault(`Observation ${profile.replace('us-core-', '')}: ${what}`, (r) => observation(r) && follows(r, profile) && test(r), breakCopy);
const has = (path) => (r) => at(r, path) !== undefined;
const lab = (what, breakCopy, path) => of('us-core-observation-lab', what, breakCopy, path && has(path));
const pressure = (what, breakCopy) => of('us-core-blood-pressure', what, breakCopy, has('component.valueQuantity'));

export const observationFaults = [
  without('Observation', 'status'),
  without('Observation', 'code'),
  without('Observation', 'category'),
  without('Observation', 'subject'),
  put('Observation', 'status outside its value set', 'status', 'done'),
  put('Observation', 'status of a later FHIR version', 'status', 'in-progress'),
  faultOf('Observation', 'time without zone', ['effectiveDateTime'], (r) => {
    r.effectiveDateTime = '2024-03-11T09:05:00';
  }),
  faultOf('Observation', 'time without seconds', ['effectiveDateTime'], (r) => {
    r.effectiveDateTime = '2024-03-11T09:05Z';
  }),
  faultOf('Observation', 'hour 25', ['effectiveDateTime'], (r) => {
    r.effectiveDateTime = '2024-03-11T25:05:00Z';
  }),
  faultOf('Observation', 'two effective[x]', ['effectiveDateTime'], (r) => {
    r.effectivePeriod = { start: r.effectiveDateTime };
  }),
  faultOf('Observation', 'two value[x]', ['valueQuantity'], (r) => {
    r.valueString = 'high';
  }),
  faultOf('Observation', 'value of a type that value[x] does not offer', ['valueQuantity'], (r) => {
    delete r.valueQuantity;
    r.valueDecimal = 5;
  }),
  faultOf('Observation', 'value and reason for its absence (obs-6)', ['valueQuantity'], (r) => {
    r.dataAbsentReason = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown' }] };
  }),
  faultOf('Observation', 'number as text', ['valueQuantity'], (r) => {
    r.valueQuantity.value = String(r.valueQuantity.value);
  }),
  faultOf('Observation', 'unit code without system (qty-3)', ['valueQuantity.code'], (r) => {
    delete r.valueQuantity.system;
  }),
  faultOf('Observation', 'comparator outside its value set', ['valueQuantity'], (r) => {
    r.valueQuantity.comparator = '~';
  }),
  faultOf('Observation', 'component with the code of the whole (obs-7)', ['valueQuantity', 'code.coding'], (r) => {
    r.component = [{ code: structuredClone(r.code), valueQuantity: structuredClone(r.valueQuantity) }];
  }),
  faultOf('Observation', 'category display that its system does not have', ['category.coding'], (r) => {
    r.category[0].coding[0].display = 'Vitals and more';
  }),
  lab('no value and no reason for its absence (us-core-2)', (r) => {
    for (const key of Object.keys(r)) if (key.startsWith('value') || key === 'component' || key === 'hasMember') delete r[key];
  }),
  lab('category is not laboratory', (r) => {
    r.category = [{ coding: [{ system: CATEGORY, code: 'exam' }] }];
  }),
  lab(
    'date of year and month only (us-core-1)',
    (r) => {
      r.effectiveDateTime = '2024-03';
    },
    'effectiveDateTime',
  ),
  lab(
    'UCUM named, unit code missing (us-core-3)',
    (r) => {
      delete r.valueQuantity.code;
    },
    'valueQuantity.code',
  ),
  lab(
    'unit system is not UCUM (us-core-3)',
    (r) => {
      r.valueQuantity.system = 'http://snomed.info/sct';
    },
    'valueQuantity.code',
  ),
  lab(
    'unit code that UCUM does not have',
    (r) => {
      r.valueQuantity.code = 'furlong';
    },
    'valueQuantity.code',
  ),
  lab('reference range without low, high or text (obs-3)', (r) => {
    r.referenceRange = [{ type: { text: 'normal' } }];
  }),
  lab(
    'specimen refers to a patient',
    (r) => {
      r.specimen = { reference: r.subject.reference };
    },
    'subject.reference',
  ),
  of(
    'us-core-heart-rate',
    'unit code bpm',
    (r) => {
      r.valueQuantity.code = 'bpm';
    },
    has('valueQuantity'),
  ),
  of(
    'us-core-heart-rate',
    'no unit system',
    (r) => {
      delete r.valueQuantity.system;
    },
    has('valueQuantity'),
  ),
  of('us-core-heart-rate', 'no time', (r) => {
    delete r.effectiveDateTime;
    delete r.effectivePeriod;
  }),
  of('us-core-heart-rate', 'code is not 8867-4', (r) => {
    r.code = { coding: [{ system: 'http://loinc.org', code: '8889-8' }] };
  }),
  of(
    'us-core-heart-rate',
    'no unit in words',
    (r) => {
      delete r.valueQuantity.unit;
    },
    has('valueQuantity.unit'),
  ),
  of(
    'us-core-body-temperature',
    'unit code F',
    (r) => {
      r.valueQuantity.code = 'F';
    },
    has('valueQuantity'),
  ),
  of('us-core-body-weight', 'unit code stone', (r) => {
    r.valueQuantity = { value: 12, unit: 'stone', system: UCUM, code: '[stone_av]' };
  }),
  of('us-core-body-height', 'value as text', (r) => {
    delete r.valueQuantity;
    r.valueString = '162 cm';
  }),
  of(
    'us-core-bmi',
    'no unit code',
    (r) => {
      delete r.valueQuantity.code;
    },
    has('valueQuantity.code'),
  ),
  of('us-core-pulse-oximetry', 'only one of its two codes', (r) => {
    r.code.coding = r.code.coding.filter((c) => c.code !== '2708-6');
  }),
  of('us-core-respiratory-rate', 'category without the code vital-signs', (r) => {
    r.category = [{ coding: [{ system: CATEGORY, code: 'exam' }] }];
  }),
  pressure('no components', (r) => {
    delete r.component;
  }),
  pressure('systolic only', (r) => {
    r.component = r.component.filter((c) => c.code.coding.some((x) => x.code === '8480-6'));
  }),
  pressure('component without unit code', (r) => {
    delete r.component[0].valueQuantity.code;
  }),
  pressure('component in kPa', (r) => {
    Object.assign(r.component[0].valueQuantity, { unit: 'kPa', code: 'kPa' });
  }),
  pressure('component without code', (r) => {
    delete r.component[0].code;
  }),
  of(
    'us-core-smokingstatus',
    'no answer',
    (r) => {
      delete r.valueCodeableConcept;
    },
    has('valueCodeableConcept'),
  ),
  of(
    'us-core-smokingstatus',
    'no time',
    (r) => {
      delete r.effectiveDateTime;
    },
    has('effectiveDateTime'),
  ),
  of('us-core-smokingstatus', 'category is not social-history', (r) => {
    r.category = [{ coding: [{ system: CATEGORY, code: 'survey' }] }];
  }),
];
