/** How people of one household are related, and whether their ages can be those of such relatives. */
import type { Relationship } from '../../model/parties/related-person.ts';
import { completedYears } from '../../model/time/civil.ts';
import type { PersonFields } from '../demographics/demographics.ts';

export const ADULT = 18;

/**
 * Years between parent and child. Births to mothers under 15 and from 50 on are each less than one in a thousand of US births (National Center for
 * Health Statistics, Births: Final Data for 2021); for fathers the upper end is a convention.
 */
const PARENT = { youngest: 15, oldestMother: 49, oldestFather: 70 };
/** Years between grandparent and grandchild, and between siblings: what two such births allow. */
const GRANDPARENT = 2 * PARENT.youngest;
const SIBLINGS = PARENT.oldestMother - PARENT.youngest;

/** What the first person is to somebody who is this to them. */
export const back: Readonly<Record<Relationship, Relationship>> = {
  ...{ spouse: 'spouse', partner: 'partner', child: 'parent', parent: 'child', sibling: 'sibling' },
  ...{ grandparent: 'grandchild', grandchild: 'grandparent', other: 'other' },
};

const couple = (of: Relationship): Partial<Record<Relationship, Relationship>> => ({ [of]: 'other' });

/** By what the one is to the first person, and what the other is: what the other is to the one. What has no word of its own is `other`. */
export const between: Readonly<Record<Relationship, Partial<Readonly<Record<Relationship, Relationship>>>>> = {
  spouse: { child: 'child', grandchild: 'grandchild' },
  partner: { child: 'child', grandchild: 'grandchild' },
  child: { spouse: 'parent', partner: 'parent', child: 'sibling', parent: 'grandparent' },
  parent: { sibling: 'child', child: 'grandchild', grandparent: 'parent', ...couple('parent') },
  sibling: { sibling: 'sibling', parent: 'parent', grandparent: 'grandparent' },
  grandparent: { sibling: 'grandchild', parent: 'child', ...couple('grandparent') },
  grandchild: { spouse: 'grandparent', partner: 'grandparent' },
  other: {},
};

/** Somebody of a household, by what they are to the subject. */
export interface KnownRelative {
  readonly relationship: Relationship;
  readonly person: Person;
}

type Person = Pick<PersonFields, 'birth_date' | 'sex'>;

/** Relationships that two people of a household have to each other, and of which only one of several has to be possible: of two grandparents, each has one child. */
const one: ReadonlySet<string> = new Set(['grandparent parent', 'parent grandparent']);
/** Children of an earlier partner are not those of a spouse. */
const perhaps: ReadonlySet<string> = new Set(['spouse child', 'child spouse', 'partner child', 'child partner']);

/** Whether somebody who is this to the subject can be what they are to the others of the household. */
export function agrees(relationship: Relationship, person: Person, known: readonly KnownRelative[], start: number): boolean {
  const possible = (other: KnownRelative): boolean => {
    const theirs = between[other.relationship][relationship];
    return theirs === undefined || fits(theirs, other.person, person, start);
  };
  const key = (other: KnownRelative): string => `${other.relationship} ${relationship}`;
  const choices = known.filter((other) => one.has(key(other)));
  return known.every((other) => one.has(key(other)) || perhaps.has(key(other)) || possible(other)) && (choices.length === 0 || choices.some(possible));
}

/** Whether two people can be related so. */
export function fits(relationship: Relationship, subject: Person, person: Person, start: number): boolean {
  const own = completedYears(subject.birth_date, start);
  const age = completedYears(person.birth_date, start);
  switch (relationship) {
    case 'spouse':
    case 'partner':
      return own >= ADULT && age >= ADULT;
    case 'child':
      return isParent(subject, person);
    case 'parent':
      return isParent(person, subject);
    case 'sibling':
      return Math.abs(own - age) <= SIBLINGS;
    case 'grandparent':
      return older(person, subject) >= GRANDPARENT;
    case 'grandchild':
      return older(subject, person) >= GRANDPARENT;
    case 'other':
      return true;
  }
}

/** Completed years of the first person when the second was born; negative where the second is older. */
function older(first: Person, second: Person): number {
  return second.birth_date < first.birth_date ? -1 : completedYears(first.birth_date, second.birth_date);
}

function isParent(parent: Person, child: Person): boolean {
  const years = older(parent, child);
  return years >= PARENT.youngest && years <= (parent.sex === 'female' ? PARENT.oldestMother : PARENT.oldestFather);
}
