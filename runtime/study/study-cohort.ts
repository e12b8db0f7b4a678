/** A look at a cohort without writing it: who is in it, how values spread, which codes occur. */

import type { Ir } from '../../ir/definition.ts';
import { type RecordKind, recordKinds } from '../../model/record-kinds.ts';
import type { Coding } from '../../model/scalars.ts';
import type { Subject } from '../../model/subject.ts';
import { type DefectCount, DefectCounter } from '../defects/defect-counts.ts';
import { unbilledOf } from '../engines/claims/claims-engine.ts';
import { addUnbilled, nothingUnbilled } from '../engines/claims/unbilled-care.ts';
import type { ExecutionPlan } from '../plan/execution-plan.ts';
import { UnitRunner } from '../run/unit-runner.ts';
import { ActCounter, emptyActs, type WithoutEffect, withoutEffect } from '../sink/idle-statements.ts';
import type { SubjectState } from '../subject/subject-state.ts';
import type { Value } from '../subject/value.ts';

/** Values of one attribute or observable: numbers, or how often each word occurs. */
export interface Spread {
  readonly name: string;
  readonly unit: string | null;
  readonly numbers: readonly number[];
  readonly words: ReadonlyMap<string, number>;
  /** Subjects without a value. */
  readonly missing: number;
}

export interface CodeUse {
  readonly kind: RecordKind;
  readonly coding: Coding;
  readonly records: number;
  readonly subjects: number;
}

export interface Study {
  readonly subjects: number;
  /** The first few, whole. */
  readonly first: readonly Subject[];
  /** Subjects in each arm, by axis. */
  readonly arms: readonly { readonly axis: string; readonly counts: readonly { readonly name: string; readonly count: number }[] }[];
  readonly records: Readonly<Record<RecordKind, number>>;
  readonly benefits: BenefitSums;
  readonly spreads: readonly Spread[];
  /** Most used first. */
  readonly codes: readonly CodeUse[];
  /** The deliberate faults; all but the people above is about what is true. */
  readonly defects: readonly DefectCount[];
  /** Statements without any effect. */
  readonly idle: readonly WithoutEffect[];
}

/** What came of claims and fills; amounts in cents. */
export interface BenefitSums {
  /** Charged by all claims; paid by plans and left to patients, with reversals taken off. */
  charged: number;
  paid: number;
  patient: number;
  /** Decisions in which no line was accepted. */
  denied: number;
  /** Fills: paid by plans, paid by patients, and claims that were rejected. */
  drugsPaid: number;
  drugsPatient: number;
  rejected: number;
}

class Gatherer {
  readonly name: string;
  readonly unit: string | null;
  readonly numbers: number[] = [];
  readonly words = new Map<string, number>();
  missing = 0;

  constructor(name: string, unit: string | null) {
    this.name = name;
    this.unit = unit;
  }

  add(value: Value | symbol | undefined): void {
    if (typeof value === 'number') this.numbers.push(value);
    else if (typeof value === 'string' || typeof value === 'boolean') {
      const word = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
      this.words.set(word, (this.words.get(word) ?? 0) + 1);
    } else if (typeof value === 'object' && value !== null && 'display' in value) this.words.set(value.display, (this.words.get(value.display) ?? 0) + 1);
    else this.missing++;
  }
}

/**
 * Runs the subjects of a plan.
 * @param keep how many subjects to keep whole
 * @throws RunError where the scenario cannot be run for a subject
 */
export function study(plan: ExecutionPlan, keep: number): Study {
  const runner = new UnitRunner(plan);
  const first: Subject[] = [];
  const arms = plan.ir.axes.map((axis) => axis.arms.map(() => 0));
  const records = Object.fromEntries(recordKinds.map((kind) => [kind, 0])) as Record<RecordKind, number>;
  const benefits: BenefitSums = { charged: 0, paid: 0, patient: 0, denied: 0, drugsPaid: 0, drugsPatient: 0, rejected: 0 };
  const age = new Gatherer('age', 'years');
  const attributes = plan.ir.attributes.map(({ name }) => new Gatherer(name, null));
  const observed = new Map<string, Gatherer>();
  const codes = new Map<string, { kind: RecordKind; coding: Coding; records: number; subjects: number; last: number }>();
  const defects = new DefectCounter(plan.ir.defects);
  const acts = { ...emptyActs(plan.ir), unbilled: nothingUnbilled() };
  const acting = new ActCounter(plan.ir);
  for (let index = 0; index < plan.options.count; index++) {
    const subjects = runner.run(index);
    const [{ state }] = runner.members;
    if (index < keep) first.push(...subjects);
    arms.forEach((counts, axis) => {
      if (state.arms[axis] >= 0) counts[state.arms[axis]]++;
    });
    age.add(state.ageAtStart);
    attributes.forEach((gatherer, slot) => {
      gatherer.add(attributeOf(state, slot));
    });
    for (const subject of subjects) {
      count(subject, plan.ir, records, observed, codes);
      countBenefits(subject, benefits);
    }
    subjects.forEach((subject, place) => {
      const member = runner.members[place];
      acting.corrections(acts, member.state.recording.acts);
      const unbilled = unbilledOf(member.state);
      if (unbilled !== null) addUnbilled(acts.unbilled, unbilled);
      const { faults, counts } = member.plan.applyDefects(member.state, subject);
      defects.add(faults);
      acting.defects(acts, counts);
    });
  }
  return {
    subjects: plan.options.count,
    first,
    arms: plan.ir.axes.map((axis, id) => ({ axis: axis.name, counts: axis.arms.map(({ name }, arm) => ({ name, count: arms[id][arm] })) })),
    records,
    benefits,
    spreads: [age, ...attributes.filter(isPlain), ...observed.values()],
    codes: [...codes.values()].sort((a, b) => b.subjects - a.subjects || b.records - a.records || (a.coding.code < b.coding.code ? -1 : 1)),
    defects: defects.counts(),
    idle: withoutEffect(plan.ir, acts, plan.options.count),
  };
}

function countBenefits({ claims, claim_payments, pharmacy_claims }: Subject, sums: BenefitSums): void {
  for (const { charge } of claims) sums.charged += charge;
  for (const { paid, patient_responsibility, denied, status } of claim_payments) {
    sums.paid += paid;
    sums.patient += patient_responsibility;
    if (denied && status !== 'reversal') sums.denied++;
  }
  for (const { paid, patient_pay, response } of pharmacy_claims) {
    sums.drugsPaid += paid;
    sums.drugsPatient += patient_pay;
    if (response === 'rejected') sums.rejected++;
  }
}

/** Times spread over years say nothing in a sketch of numbers. */
function isPlain(gatherer: Gatherer): boolean {
  return gatherer.numbers.length > 0 || gatherer.words.size > 0;
}

function attributeOf(s: SubjectState, slot: number): Value | symbol | undefined {
  return s.attributes[slot] as Value | symbol;
}

function count(
  subject: Subject,
  ir: Ir,
  records: Record<RecordKind, number>,
  observed: Map<string, Gatherer>,
  codes: Map<string, { kind: RecordKind; coding: Coding; records: number; subjects: number; last: number }>,
): void {
  for (const kind of recordKinds) {
    records[kind] += subject[kind].length;
    for (const record of subject[kind]) {
      const coding = 'code' in record ? record.code : null;
      if (coding === null || typeof coding !== 'object') continue;
      const key = `${kind} ${coding.system} ${coding.code}`;
      const use = codes.get(key) ?? { kind, coding, records: 0, subjects: 0, last: -1 };
      codes.set(key, use);
      use.records++;
      if (use.last !== subject.index) use.subjects++;
      use.last = subject.index;
    }
  }
  for (const observation of subject.observations) {
    for (const { code, value, unit } of [observation, ...observation.components]) {
      if (value === null) continue;
      const name = ir.concepts.find((concept) => concept.system === code.system && concept.code === code.code)?.name ?? code.display;
      const gatherer = observed.get(name) ?? new Gatherer(name, unit);
      observed.set(name, gatherer);
      gatherer.add(value);
    }
  }
}
