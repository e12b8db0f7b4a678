/**
 * What differs between versions of HL7 v2, as a table. A segment has as many fields as its version gives it; what lies beyond is not written.
 * Source: HL7 Messaging Standard, chapters 2 to 12, of each version.
 */
export const versions = ['2.4', '2.5', '2.5.1', '2.6'] as const;
export type VersionName = (typeof versions)[number];

export interface Version {
  readonly name: VersionName;
  /** Timing has a segment of its own, TQ1; before 2.5 it is a field of ORC and RXE. */
  readonly timingSegment: boolean;
  /** Specimens have a segment of their own, SPM; before 2.5 the sample is a field of OBR. */
  readonly specimenSegment: boolean;
  /** Allergies may be in a discharge; places and diagnoses have identifiers. */
  readonly since25: boolean;
  /** Fields of each segment. */
  readonly fields: Readonly<Record<SegmentName, number>>;
}

// biome-ignore format: one row for each version
const counts = {
  '2.4':   { MSH: 21, EVN: 7, PID: 38, PD1: 21, NK1: 37, PV1: 52, PV2: 47, DG1: 19, PR1: 18, AL1: 6, MRG: 7, ORC: 25, OBR: 47, OBX: 19, SPM: 0,  TQ1: 0,  RXE: 31, RXR: 5, RXD: 27, RXA: 22, SCH: 27, RGS: 3, AIS: 12, AIL: 12, AIP: 12, TXA: 23, NTE: 4, GT1: 55, IN1: 49, IN2: 72, FT1: 26 },
  '2.5':   { MSH: 21, EVN: 7, PID: 39, PD1: 21, NK1: 39, PV1: 52, PV2: 49, DG1: 21, PR1: 20, AL1: 6, MRG: 7, ORC: 30, OBR: 49, OBX: 19, SPM: 29, TQ1: 14, RXE: 44, RXR: 6, RXD: 33, RXA: 26, SCH: 27, RGS: 3, AIS: 12, AIL: 12, AIP: 12, TXA: 23, NTE: 4, GT1: 57, IN1: 53, IN2: 72, FT1: 31 },
  '2.5.1': { MSH: 21, EVN: 7, PID: 39, PD1: 21, NK1: 39, PV1: 52, PV2: 49, DG1: 21, PR1: 20, AL1: 6, MRG: 7, ORC: 31, OBR: 50, OBX: 25, SPM: 29, TQ1: 14, RXE: 44, RXR: 6, RXD: 33, RXA: 26, SCH: 27, RGS: 3, AIS: 12, AIL: 12, AIP: 12, TXA: 23, NTE: 4, GT1: 57, IN1: 53, IN2: 72, FT1: 31 },
  '2.6':   { MSH: 25, EVN: 7, PID: 39, PD1: 21, NK1: 39, PV1: 52, PV2: 50, DG1: 26, PR1: 22, AL1: 6, MRG: 7, ORC: 31, OBR: 50, OBX: 25, SPM: 29, TQ1: 14, RXE: 44, RXR: 6, RXD: 33, RXA: 28, SCH: 27, RGS: 3, AIS: 12, AIL: 12, AIP: 12, TXA: 23, NTE: 8, GT1: 57, IN1: 53, IN2: 72, FT1: 31 },
} as const satisfies Record<VersionName, Record<string, number>>;
export type SegmentName = keyof (typeof counts)['2.5.1'];

export function versionOf(name: VersionName): Version {
  return { name, timingSegment: counts[name].TQ1 > 0, specimenSegment: counts[name].SPM > 0, since25: name !== '2.4', fields: counts[name] };
}
