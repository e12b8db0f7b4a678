/** Those who give care in one state. */

import type { Draw, Site } from '../../draws/draw.ts';
import type { Location, Organization, Practitioner, Specialty } from '../../model/parties/providers.ts';
import { primaryCareSpecialties, specialtyNames } from '../../model/parties/providers.ts';
import type { PartyMaker } from './maker.ts';

export type LocationKind = Location['kind'];

export interface StateDirectory {
  /** The state that the parties are in. */
  readonly state: string;
  readonly organization: Organization;
  readonly laboratory: Organization;
  /** At least one of each kind; two or three clinics. */
  readonly locations: Readonly<Record<LocationKind, readonly Location[]>>;
  /** At least one of each specialty, in a fixed order. */
  practitioners(specialty: Specialty): readonly Practitioner[];
  /**
   * The practitioner whom a subject sees in a specialty: the same one whenever asked with the same site, subject and occurrence.
   */
  practitionerFor(specialty: Specialty, site: Site, draw: Draw, subject: number, occurrence?: number): Practitioner;
  /** The primary-care practitioner of a subject: a pediatrician or family physician under 18, a family physician or internist from then on. */
  primaryCareFor(site: Site, draw: Draw, subject: number, ageYears: number): Practitioner;
}

/** Slots of organizations and locations; practitioners follow, sixteen slots for each specialty. */
const ORGANIZATION = 0;
const LABORATORY = 1;
const HOSPITAL = 10;
const EMERGENCY = 11;
const WARD = 12;
const INTENSIVE_CARE = 13;
const CLINIC = 20;
const VIRTUAL = 30;
const HOME = 31;
const PRACTITIONER = 100;
const PER_SPECIALTY = 16;

const ADULT = 18;

/** Practitioners of a specialty in a state: four to seven in primary care, four nurses, one to four of the others. */
function headcount(maker: PartyMaker, specialty: Specialty, slot: number): number {
  if (specialty === 'nursing') return 4;
  return (primaryCareSpecialties.includes(specialty) ? 4 : 1) + maker.count(slot, 4);
}

/** Where a specialty works; undefined for those in the clinics. */
function workplace(specialty: Specialty): 'emergency_department' | 'ward' | 'hospital' | undefined {
  switch (specialty) {
    case 'emergency_medicine':
      return 'emergency_department';
    case 'hospital_medicine':
    case 'nursing':
      return 'ward';
    case 'surgery':
    case 'radiology':
      return 'hospital';
    default:
      return undefined;
  }
}

function makeLocations(maker: PartyMaker, organization: Organization, place: string): StateDirectory['locations'] {
  const hospital = maker.location(HOSPITAL, organization, `${place} Example Hospital`, 'hospital', organization);
  const inside = (slot: number, name: string, kind: LocationKind) => [maker.location(slot, organization, `${place} Example ${name}`, kind, organization)];
  const clinics = Array.from({ length: 2 + maker.count(CLINIC, 2) }, (_, i) =>
    maker.location(CLINIC + i, organization, `${maker.name(CLINIC + i)} Example Clinic`, 'clinic'),
  );
  return {
    hospital: [hospital],
    emergency_department: inside(EMERGENCY, 'Hospital Emergency Department', 'emergency_department'),
    ward: inside(WARD, 'Hospital Medical Ward', 'ward'),
    intensive_care: inside(INTENSIVE_CARE, 'Hospital Intensive Care Unit', 'intensive_care'),
    clinic: clinics,
    virtual: inside(VIRTUAL, 'Virtual Care', 'virtual'),
    home: inside(HOME, 'Home Visits', 'home'),
  };
}

/** Makes all parties of a state. */
export function makeStateDirectory(maker: PartyMaker, state: string): StateDirectory {
  const place = maker.name(ORGANIZATION);
  const organization = maker.organization(ORGANIZATION, `${place} Example Health`, 'provider');
  const laboratory = maker.organization(LABORATORY, `${maker.name(LABORATORY)} Example Laboratories`, 'laboratory');
  const locations = makeLocations(maker, organization, place);
  const bySpecialty = new Map(
    specialtyNames.map((specialty, index) => {
      const first = PRACTITIONER + index * PER_SPECIALTY;
      const kind = workplace(specialty);
      const at = (i: number) => (kind === undefined ? locations.clinic[i % locations.clinic.length] : locations[kind][0]);
      return [specialty, Array.from({ length: headcount(maker, specialty, first) }, (_, i) => maker.practitioner(first + i, specialty, at(i)))];
    }),
  );
  const practitioners = (specialty: Specialty) => bySpecialty.get(specialty)!;
  const children = [...practitioners('pediatrics'), ...practitioners('family_medicine')];
  const adults = [...practitioners('family_medicine'), ...practitioners('internal_medicine')];
  return {
    state,
    organization,
    laboratory,
    locations,
    practitioners,
    practitionerFor: (specialty, site, draw, subject, occurrence = 0) => {
      const list = practitioners(specialty);
      return list[draw.at(site, subject, occurrence).below(list.length)];
    },
    primaryCareFor: (site, draw, subject, ageYears) => {
      const list = ageYears < ADULT ? children : adults;
      return list[draw.at(site, subject).below(list.length)];
    },
  };
}
