/** The states, the District of Columbia and the territories: their people and their telephone area codes. */
import { lazy } from '../lazy.ts';

export interface State {
  /** USPS code. */
  readonly code: string;
  /** Resident population, 1 July 2024; 0 where the estimates leave the territory out. */
  readonly population: number;
  readonly areaCodes: readonly string[];
}

/**
 * USPS code, resident population and area codes.
 * Population: U.S. Census Bureau, Vintage 2024 estimates (NST-EST2024-ALLDATA, POPESTIMATE2024), 1 July 2024. The 50 states and the District sum to
 * 340,110,988, the Bureau's national figure.
 * Area codes: North American Numbering Plan Administrator; one or two of those in service in each state.
 */
const ROWS = `AL 5157699 205 334
AK 740133 907
AZ 7582384 602 520
AR 3088354 501 479
CA 39431263 213 415
CO 5957493 303 719
CT 3675069 203 860
DE 1051917 302
DC 702250 202
FL 23372215 305 813
GA 11180878 404 912
HI 1446146 808
ID 2001619 208
IL 12710158 312 217
IN 6924275 317 219
IA 3241488 515 319
KS 2970606 316 913
KY 4588372 502 606
LA 4597740 504 225
ME 1405012 207
MD 6263220 410 301
MA 7136171 617 413
MI 10140459 313 517
MN 5793151 612 218
MS 2943045 601 662
MO 6245466 314 816
MT 1137233 406
NE 2005465 402 308
NV 3267467 702 775
NH 1409032 603
NJ 9500851 201 609
NM 2130256 505 575
NY 19867248 212 518
NC 11046024 704 919
ND 796568 701
OH 11883304 216 614
OK 4095393 405 918
OR 4272371 503 541
PA 13078751 215 412
RI 1112308 401
SC 5478831 803 843
SD 924669 605
TN 7227750 615 901
TX 31290831 214 713
UT 3503613 801 435
VT 648493 802
VA 8811195 703 804
WA 7958180 206 509
WV 1769979 304
WI 5960975 414 608
WY 587618 307
PR 3203295 787 939
VI 0 340
GU 0 671
AS 0 684
MP 0 670`;

/** In a fixed order that later additions may only extend: positions number the parties of a state. */
export const states: () => readonly State[] = lazy(() =>
  ROWS.split('\n').map((row) => {
    const [code, population, ...areaCodes] = row.split(' ');
    return { code, population: Number(population), areaCodes };
  }),
);

const byCode = lazy(() => new Map(states().map((state) => [state.code, state])));

export function stateOf(code: string): State | undefined {
  return byCode().get(code);
}

/** Rows before Puerto Rico: the 50 states and the District, as the national figures count them. */
export const NATION = 51;
