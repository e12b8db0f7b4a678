/** Measurements: their units, whether a person can have them, and whether they agree with each other. */
import { knownCode } from '../../model/codes/known-codes.ts';
import { dayOfMinute } from '../../model/time/civil.ts';
import { meantUnits } from '../../model/units/intended-unit.ts';
import type { Case } from '../case.ts';
import { filtrationRates, kidneyStages, measurements, STAGE_DAYS, STAGE_SLACK, wholes } from '../facts/measurement-facts.ts';
import { brief, figure } from '../finding-words.ts';
import type { Rule, SampleEdit } from '../rule.ts';
import { another, bloodPressure, coded, glucose, result, sampleId } from '../sample.ts';
import { conversionOf, unitProblem } from '../unit-checks.ts';
import { eachMeasured, type ValidatedValue } from '../validated-value.ts';

/** A value in the unit of the table; null where it has none, or another kind of unit. */
function inUnit({ values }: ValidatedValue, unit: string): number | null {
  const { value, unit: own } = values;
  return value == null || own == null || unitProblem(own) !== null ? null : (conversionOf(own, unit)?.(value) ?? null);
}

/** The unit that a test of the library is measured in. */
const usualUnit = (loinc: string): string | null => (loinc === '' ? null : (knownCode('LOINC', loinc)?.unit ?? measurements.get(loinc)?.unit ?? null));

const EGFR = 'Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI 2021)';
const NEVER = coded('SNOMED', '266919005', 'Never smoked tobacco (finding)');
const height = coded('LOINC', '8302-2', 'Body height');

/** A height of 170 cm, a weight of 70 kg, and an index. */
const body = (index: number): readonly SampleEdit[] => [
  result(height, 170, 'cm', { id: sampleId(91) }),
  result(coded('LOINC', '29463-7', 'Body weight'), 70, 'kg', { id: sampleId(92) }),
  result(coded('LOINC', '39156-5', 'Body mass index (BMI) [Ratio]'), index, 'kg/m2', { id: sampleId(93) }),
];

const lipids = (hdl: number): readonly SampleEdit[] => [
  result(coded('LOINC', '2093-3', 'Cholesterol [Mass/volume] in Serum or Plasma'), 130, 'mg/dL', { id: sampleId(91) }),
  result(coded('LOINC', '2085-9', 'Cholesterol in HDL [Mass/volume] in Serum or Plasma'), hdl, 'mg/dL', { id: sampleId(92) }),
];

const heights = (second: number): readonly SampleEdit[] => [
  result(height, 170, 'cm', { id: sampleId(91) }),
  result(height, second, 'cm', { id: sampleId(92) }),
];

/** A glucose at fasting next to an A1c of 7.1 %. */
const sugar = (fasting: number): readonly SampleEdit[] => [
  result(coded('LOINC', '4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood'), 7.1, '%', { id: sampleId(91) }),
  result(coded('LOINC', '1558-6', 'Fasting glucose [Mass/volume] in Serum or Plasma'), fasting, 'mg/dL', { id: sampleId(92) }),
];

const kidneyDisease = (code: string, display: string): SampleEdit => another('conditions', { code: coded('ICD10CM', code, display), onset: '2024-02-01' });
const filtration = (value: number): SampleEdit => result(coded('LOINC', '98979-8', EGFR), value, 'mL/min/{1.73_m2}');
/** Metformin is ruled out by a kidney disease of stage 4. */
const NO_DRUG: SampleEdit = ['/medication_requests', []];
const NO_FILL: readonly SampleEdit[] = [
  ['/medication_dispenses', []],
  ['/pharmacy_claims', []],
  ['/dur_alerts', []],
];

export const measurementRules: readonly Rule[] = [
  {
    id: 'LAB-001',
    severity: 'error',
    title: 'Value without a unit',
    why: 'A glucose value of 7 is fatal in mg/dL and slightly high in mmol/L.',
    source: 'FHIR R4, Observation; US Core laboratory result: a quantity needs a UCUM code',
    valid: { edits: [] },
    invalid: { edits: [['/observations/0/unit', null]] },
    examine(one, report) {
      eachMeasured(one, ({ loinc, values: { value, unit }, path }) => {
        const usual = usualUnit(loinc);
        if (value != null && unit === null && usual !== null) report([...path, 'unit'], `the value has no unit; the test is measured in ${usual}`);
      });
    },
  },
  {
    id: 'LAB-002',
    severity: 'error',
    title: 'Unknown UCUM unit',
    why: 'Units are case-sensitive UCUM codes: `mg/dL`, not `MG/DL`; `mm[Hg]`, not `mmHg`. Programs cannot convert other units.',
    source: 'Unified Code for Units of Measure, version 2.2',
    valid: { edits: [] },
    invalid: { edits: [['/observations/1/components/0/unit', 'mmHg']] },
    examine(one, report) {
      eachMeasured(one, ({ values: { unit }, path }) => {
        const problem = unit == null ? null : unitProblem(unit);
        if (problem === null || unit == null) return;
        const meant = unit.length > 60 ? [] : meantUnits(unit);
        const reason = problem.includes('is not a UCUM unit') && problem.includes(unit) ? '' : `: ${problem}`;
        report([...path, 'unit'], `${brief(unit)} is not a valid UCUM unit${reason}${meant.length > 0 ? `; did you mean ${meant[0]}?` : ''}`);
      });
    },
  },
  {
    id: 'LAB-003',
    severity: 'error',
    title: 'Unit of another quantity',
    why: 'LOINC has separate codes for the mass and the amount of substance of glucose per volume. A unit of the other kind means that the code is wrong.',
    source: 'LOINC, property of the code; units of the tables of the library',
    valid: { edits: [result(glucose, 1.42, 'g/L')] },
    invalid: { edits: [result(glucose, 7.9, 'mmol/L')] },
    examine(one, report) {
      eachMeasured(one, ({ loinc, values: { unit }, path }) => {
        const usual = usualUnit(loinc);
        if (usual === null || unit == null || unitProblem(unit) !== null) return;
        if (conversionOf(unit, usual) === null) report([...path, 'unit'], `LOINC ${loinc} is measured in ${usual}, which ${unit} cannot be converted to`);
      });
    },
  },
  {
    id: 'LAB-004',
    severity: 'error',
    title: 'Impossible value',
    why: 'The value is outside anything measured in a living person. Usually a decimal point is missing, or the unit or the test is wrong.',
    source: 'See `validation/facts/measurement-facts.ts`',
    valid: { edits: [result(glucose, 480, 'mg/dL')] },
    invalid: { edits: [result(glucose, 14200, 'mg/dL')] },
    examine(one, report) {
      eachMeasured(one, (measured) => {
        const known = measurements.get(measured.loinc);
        const value = known === undefined ? null : inUnit(measured, known.unit);
        if (known === undefined || value === null) return;
        const [low, high] = known.impossible;
        if (outside(value, low, high))
          report([...measured.path, 'value'], `${known.name} of ${figure(value)} ${known.unit} is outside the possible range ${low} to ${high}`);
      });
    },
  },
  {
    id: 'LAB-005',
    severity: 'warning',
    title: 'Unusual value',
    why: 'The value is possible, but far beyond the critical limits of laboratories. Many such values point to an error in the model.',
    source: 'See `validation/facts/measurement-facts.ts`',
    valid: { edits: [result(glucose, 480, 'mg/dL')] },
    invalid: { edits: [result(glucose, 1800, 'mg/dL')] },
    examine(one, report) {
      eachMeasured(one, (measured) => {
        const known = measurements.get(measured.loinc);
        const value = known === undefined ? null : inUnit(measured, known.unit);
        if (known === undefined || value === null || outside(value, ...known.impossible)) return;
        const [low, high] = known.unusual;
        if (outside(value, low, high))
          report([...measured.path, 'value'], `${known.name} of ${figure(value)} ${known.unit} is outside the plausible range ${low} to ${high}`);
      });
    },
  },
  {
    id: 'LAB-006',
    severity: 'error',
    title: 'Interpretation contradicts the reference range',
    why: 'The interpretation follows from the value and the reference range. If it does not, one of the three is wrong. Critical limits differ between laboratories, so only their direction is checked.',
    source: 'HL7 table 0078, interpretation codes',
    valid: { edits: [] },
    invalid: { edits: [['/observations/0/interpretation', 'normal']] },
    examine(one, report) {
      eachMeasured(one, ({ values, path }) => {
        const { value, interpretation: flag, reference_low: low, reference_high: high } = values;
        if (value == null || flag == null || flag === 'abnormal' || (low == null && high == null)) return;
        if (low != null && high != null && low > high) return;
        const right = low != null && value < low ? 'low' : high != null && value > high ? 'high' : 'normal';
        if (!flag.endsWith(right))
          report([...path, 'interpretation'], `the interpretation is ${flag}, but ${figure(value)} is ${right} for the range ${low ?? ''}..${high ?? ''}`);
      });
    },
  },
  {
    id: 'LAB-007',
    severity: 'error',
    title: 'Reversed reference range',
    why: 'The lower end is above the upper end, so every value is outside the range.',
    valid: { edits: [] },
    invalid: { edits: [['/observations/0/reference_low', 170]] },
    examine(one, report) {
      eachMeasured(one, ({ values: { reference_low: low, reference_high: high }, path }) => {
        if (low != null && high != null && low > high) report([...path, 'reference_low'], `the lower end ${low} is above the upper end ${high}`);
      });
    },
  },
  {
    id: 'LAB-008',
    severity: 'error',
    title: 'Systolic pressure not above diastolic',
    why: 'They are the highest and the lowest pressure of the same heartbeat.',
    source: 'Definition',
    valid: { edits: [] },
    invalid: { edits: [['/observations/1/components', bloodPressure(80, 120)]] },
    examine(one, report) {
      one.standing('observations', ({ components }, path) => {
        const [systolic, diastolic] = ['8480-6', '8462-4'].map((loinc) => components?.find((part) => part?.code?.code === loinc)?.value);
        if (systolic != null && diastolic != null && systolic <= diastolic)
          report([...path, 'components'], `the systolic pressure ${systolic} is not above the diastolic pressure ${diastolic}`);
      });
    },
  },
  {
    id: 'LAB-009',
    severity: 'warning',
    title: 'BMI contradicts height and weight',
    why: 'The BMI is the weight divided by the square of the height, measured at the same visit. A difference of more than 10% is not caused by rounding.',
    source: 'Definition',
    valid: { edits: body(24.2) },
    invalid: { edits: body(34.2) },
    examine(one, report) {
      for (const group of byVisit(one)) {
        const [height, weight, bmi] = [group.get('8302-2'), group.get('29463-7'), group.get('39156-5')];
        if (height === undefined || weight === undefined || bmi === undefined) continue;
        const [cm, kg, index] = [inUnit(height, 'cm'), inUnit(weight, 'kg'), inUnit(bmi, 'kg/m2')];
        if (cm === null || kg === null || index === null || cm <= 0) continue;
        const right = kg / ((cm / 100) * (cm / 100));
        if (outside(index, right * 0.9, right * 1.1))
          report([...bmi.path, 'value'], `the BMI is ${figure(index)}, but ${figure(kg)} kg and ${figure(cm)} cm give ${right.toFixed(1)}`);
      }
    },
  },
  {
    id: 'LAB-010',
    severity: 'warning',
    title: 'Part larger than its whole',
    why: 'Simultaneous results that cannot both be right, such as a direct bilirubin above the total bilirubin.',
    source: 'Definition of the tests',
    valid: { edits: lipids(55) },
    invalid: { edits: lipids(145) },
    examine(one, report) {
      for (const group of byVisit(one)) {
        for (const { whole, part, why } of wholes) {
          const [a, b] = [group.get(whole), group.get(part)];
          const unit = measurements.get(whole)?.unit;
          if (a === undefined || b === undefined || unit === undefined || a.observation.effective !== b.observation.effective) continue;
          const [total, share] = [inUnit(a, unit), inUnit(b, unit)];
          if (total !== null && share !== null && share > total) report([...b.path, 'value'], `${figure(share)} is more than ${figure(total)}, but ${why}`);
        }
      }
    },
  },
  {
    id: 'LAB-011',
    severity: 'warning',
    title: 'Change of height in an adult',
    why: 'Between 20 and 60 years of age, height does not change by 10%. Often a height in inches is mixed with heights in centimeters.',
    source: 'Sorkin JD et al., Am J Epidemiol 1999;150:969 (loss of height with age)',
    valid: { edits: heights(171) },
    invalid: { edits: heights(121) },
    examine(one, report) {
      let first: number | null = null;
      eachMeasured(one, (measured) => {
        if (measured.loinc !== '8302-2') return;
        const [cm, age] = [inUnit(measured, 'cm'), one.ageAt(measured.observation.effective)];
        if (cm === null || age === undefined || age < 20 || age > 60) return;
        first ??= cm;
        if (outside(cm, first * 0.9, first * 1.1)) report([...measured.path, 'value'], `the height is ${figure(cm)} cm, but was ${figure(first)} cm before`);
      });
    },
  },
  {
    id: 'LAB-012',
    severity: 'warning',
    title: 'Coded result with a unit',
    why: 'A unit belongs to a number. With a code or a text it has no meaning, and some systems would read a number.',
    source: 'FHIR R4, Quantity',
    valid: { edits: [] },
    invalid: { edits: [result(coded('LOINC', '72166-2', 'Tobacco smoking status'), null, '/d', { value_code: NEVER, category: 'social_history' })] },
    examine(one, report) {
      eachMeasured(one, ({ values: { value, unit, value_code, value_boolean, value_date, value_text }, path }) => {
        if (value === null && unit != null && [value_code, value_boolean, value_date, value_text].some((other) => other != null))
          report([...path, 'unit'], `the value has the unit ${brief(unit)}, but is not a number`);
      });
    },
  },
  {
    id: 'LAB-013',
    severity: 'warning',
    title: 'Stage of kidney disease contradicts eGFR',
    why:
      'The stages are defined by the estimated glomerular filtration rate. A rate within three months of the diagnosis that is more than 15 outside the range of its stage ' +
      'means another stage, or another patient.',
    source: 'KDIGO 2024 Clinical Practice Guideline for Chronic Kidney Disease, table of GFR categories',
    valid: { edits: [kidneyDisease('N18.4', 'Chronic kidney disease, stage 4 (severe)'), filtration(24), NO_DRUG, ...NO_FILL] },
    invalid: { edits: [kidneyDisease('N18.4', 'Chronic kidney disease, stage 4 (severe)'), filtration(88), NO_DRUG, ...NO_FILL] },
    examine(one, report) {
      const stages: { readonly day: number; readonly code: string; readonly band: readonly [number, number] }[] = [];
      one.standing('conditions', ({ code, recorded }) => {
        const band = code?.system === 'ICD10CM' ? kidneyStages.get(code.code ?? '') : undefined;
        if (band !== undefined && recorded !== undefined) stages.push({ day: dayOfMinute(recorded), code: code?.code ?? '', band });
      });
      if (stages.length === 0) return;
      eachMeasured(one, (measured) => {
        const value = filtrationRates.has(measured.loinc) ? inUnit(measured, 'mL/min/{1.73_m2}') : null;
        const { effective } = measured.observation;
        if (value === null || effective === undefined) return;
        const day = dayOfMinute(effective);
        // Whoever has two stages in that time went from one to the other.
        const near = stages.filter((stage) => Math.abs(stage.day - day) <= STAGE_DAYS);
        if (near.length === 0 || near.some(({ band: [low, high] }) => !outside(value, low - STAGE_SLACK, high + STAGE_SLACK))) return;
        const [{ code, band }] = near;
        report([...measured.path, 'value'], `the eGFR is ${figure(value)}, but ${code} means ${band[0]} to ${band[1]}`);
      });
    },
  },
  {
    id: 'LAB-014',
    severity: 'warning',
    title: 'Fasting glucose contradicts A1c',
    why:
      'The A1c reflects the mean glucose of the previous weeks (28.7 × A1c − 46.7 mg/dL). A fasting value at the same visit that is less than a third of it, or ' +
      'more than two and a half times as high, is implausible for the same patient.',
    source: 'Nathan DM et al. (ADAG), Diabetes Care 2008;31:1473',
    valid: { edits: sugar(150) },
    invalid: { edits: sugar(520) },
    examine(one, report) {
      for (const group of byVisit(one)) {
        const [a1c, fasting] = [group.get('4548-4'), group.get('1558-6')];
        if (a1c === undefined || fasting === undefined) continue;
        const [percent, glucoseValue] = [inUnit(a1c, '%'), inUnit(fasting, 'mg/dL')];
        if (percent === null || glucoseValue === null) continue;
        const mean = 28.7 * percent - 46.7;
        if (mean > 0 && outside(glucoseValue, mean / 3, mean * 2.5))
          report(
            [...fasting.path, 'value'],
            `the fasting glucose is ${figure(glucoseValue)} mg/dL, but an A1c of ${figure(percent)}% means about ${Math.round(mean)} mg/dL`,
          );
      }
    },
  },
];

function outside(value: number, low: number, high: number): boolean {
  // Sums of decimals: 100.00000000000001 is 100.
  const slack = Math.max(Math.abs(low), Math.abs(high)) * 1e-9;
  return value < low - slack || value > high + slack;
}

/** Measurements of one visit, or of one day where there is none, by LOINC code; the first of each. */
function byVisit(one: Case): Iterable<ReadonlyMap<string, ValidatedValue>> {
  const groups = new Map<string, Map<string, ValidatedValue>>();
  eachMeasured(one, (measured) => {
    const { encounter_id: visit, effective } = measured.observation;
    if (measured.loinc === '' || effective === undefined) return;
    const key = `${visit ?? ''} ${dayOfMinute(effective)}`;
    const group = groups.get(key) ?? new Map<string, ValidatedValue>();
    if (!group.has(measured.loinc)) group.set(measured.loinc, measured);
    groups.set(key, group);
  });
  return groups.values();
}
