/** One message of a feed, before its header is written. */
import type { Hl7v2Context } from './hl7v2-context.ts';
import { shortened } from './hl7v2-types.ts';

/** Message types and their structures, of which each trigger event has one. */
export const structures = {
  A01: 'ADT_A01',
  A02: 'ADT_A02',
  A03: 'ADT_A03',
  A04: 'ADT_A01',
  A05: 'ADT_A05',
  A06: 'ADT_A06',
  A07: 'ADT_A06',
  A08: 'ADT_A01',
  A09: 'ADT_A09',
  A10: 'ADT_A09',
  A11: 'ADT_A09',
  A12: 'ADT_A12',
  A13: 'ADT_A01',
  A14: 'ADT_A05',
  A15: 'ADT_A15',
  A16: 'ADT_A16',
  A21: 'ADT_A21',
  A22: 'ADT_A21',
  A23: 'ADT_A21',
  A25: 'ADT_A21',
  A26: 'ADT_A21',
  A27: 'ADT_A21',
  A28: 'ADT_A05',
  A29: 'ADT_A21',
  A31: 'ADT_A05',
  A38: 'ADT_A38',
  A40: 'ADT_A39',
  P03: 'DFT_P03',
  O01: 'ORM_O01',
  O21: 'OML_O21',
  R01: 'ORU_R01',
  O11: 'RDE_O11',
  O13: 'RDS_O13',
  V04: 'VXU_V04',
  S12: 'SIU_S12',
  S13: 'SIU_S12',
  S14: 'SIU_S12',
  S15: 'SIU_S12',
  S26: 'SIU_S12',
  T02: 'MDM_T02',
  T08: 'MDM_T02',
  T11: 'MDM_T01',
} as const;
export type TriggerEvent = keyof typeof structures;

export interface Hl7v2Message {
  readonly type: string;
  readonly trigger: TriggerEvent;
  readonly structure: string;
  readonly control: string;
  /** The record that it is about. */
  readonly about: string;
  /** The state by whose clock its times are. */
  readonly place: string;
  /** Minute of the message. */
  readonly sent: number;
  /** Minute at which it goes out: later, where it goes out again. */
  readonly goes: number;
  /** Minute at which it becomes known, where that is later: a registration goes with the first message about the person, into one feed. */
  readonly known?: number;
  /** Order among messages of one minute: a person before a visit, a visit before what happens in it. */
  readonly rank: number;
  /** All segments after the header. */
  readonly body: string;
  /** Whether the body is all there is: the scenario gives the header too. */
  readonly bare?: true;
}

export const rank = {
  person: 0,
  visit: 1,
  update: 2,
  order: 3,
  pharmacy: 4,
  vaccination: 5,
  schedule: 6,
  result: 7,
  document: 8,
  end: 9,
  correction: 10,
  charge: 11,
} as const;

/**
 * A control id of twenty characters, the most that MSH-10 takes: the subject in base 36, sixty bits of the record's identifier, the trigger event. So
 * it is a function of subject, record and event, and differs for any two messages of a run.
 */
export function controlId(c: Hl7v2Context, record: string, trigger: TriggerEvent | 'RAW'): string {
  return c.subject.index.toString(36).toUpperCase().padStart(5, '0') + shortened(record) + trigger;
}

export function message(c: Hl7v2Context, type: string, trigger: TriggerEvent, record: string, sent: number, order: number, body: string): Hl7v2Message {
  return {
    type,
    trigger,
    structure: structures[trigger],
    control: controlId(c, record, trigger),
    about: record,
    place: c.place,
    sent,
    goes: sent,
    rank: order,
    body,
  };
}
