/**
 * Relative factors of CMS-HCC V28, in thousandths: community, not dually eligible. Centers for Medicare & Medicaid Services, announcements of the payment years
 * 2024 to 2026, which have the same ones.
 */
import type { RiskSegment } from '../../../model/benefits/risk-score.ts';

type Pair = readonly [aged: number, disabled: number];

/** By HCC: of the aged, and of the disabled. */
const hccs: Readonly<Record<number, Pair>> = {
  1: [301, 213],
  2: [500, 598],
  6: [381, 763],
  17: [4209, 3995],
  18: [2341, 2486],
  19: [1798, 1989],
  20: [1136, 978],
  21: [671, 540],
  22: [363, 366],
  23: [186, 233],
  35: [949, 1393],
  36: [166, 191],
  37: [166, 191],
  38: [166, 191],
  48: [186, 144],
  49: [9256, 13778],
  50: [648, 883],
  51: [510, 606],
  62: [376, 184],
  63: [962, 1032],
  64: [447, 383],
  65: [185, 248],
  68: [388, 383],
  77: [1172, 6301],
  78: [326, 534],
  79: [357, 574],
  80: [550, 635],
  81: [244, 285],
  92: [479, 529],
  93: [617, 470],
  94: [268, 239],
  107: [457, 1449],
  108: [146, 386],
  109: [1144, 1815],
  111: [4639, 30706],
  112: [450, 640],
  114: [2262, 2598],
  115: [565, 692],
  125: [341, 296],
  126: [341, 296],
  127: [341, 296],
  135: [424, 637],
  136: [424, 637],
  137: [424, 365],
  138: [423, 264],
  139: [242, 207],
  151: [511, 380],
  152: [484, 290],
  153: [396, 290],
  154: [351, 166],
  155: [299, 166],
  180: [1125, 986],
  181: [942, 648],
  182: [478, 368],
  190: [1175, 1792],
  191: [855, 743],
  192: [314, 129],
  193: [1692, 1427],
  195: [2909, 3633],
  196: [516, 642],
  197: [426, 632],
  198: [647, 908],
  199: [615, 517],
  200: [279, 208],
  201: [245, 196],
  202: [543, 238],
  211: [879, 878],
  212: [370, 510],
  213: [370, 510],
  221: [1053, 999],
  222: [2505, 5770],
  223: [2505, 5770],
  224: [360, 442],
  225: [360, 442],
  226: [360, 442],
  227: [189, 200],
  228: [252, 254],
  229: [240, 254],
  238: [299, 296],
  248: [239, 180],
  249: [239, 180],
  253: [387, 320],
  254: [321, 172],
  263: [1118, 1066],
  264: [455, 520],
  267: [294, 431],
  276: [2531, 1583],
  277: [998, 2818],
  278: [818, 1209],
  279: [818, 842],
  280: [319, 209],
  282: [440, 362],
  283: [204, 0],
  298: [336, 364],
  300: [596, 366],
  326: [815, 927],
  327: [514, 523],
  328: [127, 179],
  329: [127, 179],
  379: [1965, 2140],
  380: [1078, 1091],
  381: [1075, 1091],
  382: [838, 994],
  383: [646, 707],
  385: [1291, 234],
  387: [406, 302],
  397: [199, 150],
  398: [199, 150],
  399: [199, 150],
  401: [522, 605],
  402: [467, 561],
  405: [598, 577],
  409: [598, 562],
  454: [1068, 452],
  463: [673, 914],
};

/** Sex and the first age of a range, in order of age. */
const demographics: Readonly<Record<RiskSegment, Readonly<Record<'female' | 'male', readonly (readonly [from: number, factor: number])[]>>>> = {
  community_nondual_aged: {
    female: [
      ...([
        [65, 330],
        [70, 395],
        [75, 465],
        [80, 524],
      ] as const),
      ...([
        [85, 624],
        [90, 737],
        [95, 742],
      ] as const),
    ],
    male: [
      ...([
        [65, 332],
        [70, 396],
        [75, 502],
        [80, 571],
      ] as const),
      ...([
        [85, 664],
        [90, 800],
        [95, 896],
      ] as const),
    ],
  },
  community_nondual_disabled: {
    female: [
      [0, 238],
      [35, 288],
      [45, 340],
      [55, 385],
      [60, 436],
    ],
    male: [
      [0, 106],
      [35, 154],
      [45, 215],
      [55, 283],
      [60, 345],
    ],
  },
};
/** Last age of the disabled. */
const LAST_DISABLED = 64;

/** Members of 65 and more who had Medicare by a disability before. */
export const originallyDisabled: Readonly<Record<'female' | 'male', number>> = { female: 228, male: 135 };

/** What occurs together, by the groups of HCCs of it. */
const groups = {
  diabetes: [35, 36, 37, 38],
  heart_failure: [221, 222, 223, 224, 225, 226],
  chronic_lung: [276, 277, 278, 279, 280],
  kidney: [326, 327, 328, 329],
  cardiorespiratory_failure: [211, 212, 213],
  heart_arrhythmia: [238],
  substance_use: [135, 136, 137, 138, 139],
  psychiatric: [151, 152, 153, 154, 155],
} as const;

const interactions: readonly (readonly [one: keyof typeof groups, other: keyof typeof groups, pair: Pair])[] = [
  ['diabetes', 'heart_failure', [112, 23]],
  ['heart_failure', 'chronic_lung', [78, 62]],
  ['heart_failure', 'kidney', [176, 314]],
  ['chronic_lung', 'cardiorespiratory_failure', [254, 242]],
  ['heart_failure', 'heart_arrhythmia', [77, 257]],
  ['substance_use', 'psychiatric', [0, 87]],
];

/** By the number of payment HCCs from `FEWEST` on; the last is for it and more. */
const counts: readonly Pair[] = [
  [50, 88],
  [102, 223],
  [188, 380],
  [316, 440],
  [444, 750],
  [728, 1431],
];
const FEWEST = 5;

export interface NamedFactor {
  readonly name: string;
  /** Thousandths. */
  readonly factor: number;
}

const of = (pair: Pair, segment: RiskSegment): number => pair[segment === 'community_nondual_aged' ? 0 : 1];

/** Thousandths. */
export function hccFactor(hcc: number, segment: RiskSegment): number {
  return of(hccs[hcc], segment);
}

/** The cell of sex and age: `female_70_74`, `male_95_and_over`. */
export function demographicFactor(segment: RiskSegment, sex: 'female' | 'male', age: number): NamedFactor {
  const cells = demographics[segment][sex];
  const i = cells.findLastIndex(([from]) => from <= age);
  const [from, factor] = cells[i];
  const last = i + 1 < cells.length ? cells[i + 1][0] - 1 : segment === 'community_nondual_disabled' ? LAST_DISABLED : null;
  return { name: `${sex}_${from}_${last ?? 'and_over'}`, factor };
}

/** Of the payment HCCs of a member, after the hierarchies: pairs that occur together, and their number. */
export function interactionFactors(segment: RiskSegment, found: ReadonlySet<number>): NamedFactor[] {
  const has = (group: keyof typeof groups): boolean => groups[group].some((hcc) => found.has(hcc));
  const pairs = interactions.map(([one, other, pair]) => ({ name: `${one}_and_${other}`, factor: has(one) && has(other) ? of(pair, segment) : 0 }));
  const most = FEWEST + counts.length - 1;
  const number = Math.min(found.size, most);
  const count = number < FEWEST ? [] : [{ name: `${number}${number === most ? '_or_more' : ''}_payment_hccs`, factor: of(counts[number - FEWEST], segment) }];
  return [...pairs.filter(({ factor }) => factor > 0), ...count];
}
