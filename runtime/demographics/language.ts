/**
 * Preferred language by race and Hispanic origin.
 *
 * A person prefers another language than English here when the survey counts a speaker of it who speaks English less than "very well".
 * Figures: U.S. Census Bureau, American Community Survey 2018, one-year estimates, United States, people of 5 and older:
 * - B16006 (Hispanic or Latino): 15,790,501 such speakers of Spanish among 54,650,071;
 * - B16005H (white, not Hispanic): 2,799,476 such speakers of any language among 187,321,433; they are shared out by C16001 over Russian, Polish
 *   and other Slavic languages (771,009, as Russian), Arabic (442,413) and German (279,660);
 * - C16001: Chinese 1,829,141, Vietnamese 882,982, Korean 574,179, Tagalog 518,752, set against the 19,618,719 Asian people of the 2020 Census;
 *   French, Haitian or Cajun 590,246 (as French), set against the 38,915,570 Black people of B16005B.
 * The groups without a figure of their own prefer English. Collective rows ("other Asian languages") have no tag and are left out.
 */
import type { Draw } from '../../draws/draw.ts';
import type { Ethnicity, Race } from './race.ts';

/** Share of a group that prefers a language, by BCP 47 tag. */
type Shares = readonly (readonly [string, number])[];

const WHITE_OTHER = 2799476 / 187321433;
const WHITE_LISTED = 771009 + 442413 + 279660;
const ASIAN = 19618719;

const NONE: Shares = [];
export const HISPANIC_LANGUAGES: Shares = [['es', 15790501 / 54650071]];
export const WHITE_LANGUAGES: Shares = [
  ['ru', (WHITE_OTHER * 771009) / WHITE_LISTED],
  ['ar', (WHITE_OTHER * 442413) / WHITE_LISTED],
  ['de', (WHITE_OTHER * 279660) / WHITE_LISTED],
];
export const BLACK_LANGUAGES: Shares = [['fr', 590246 / 38915570]];
export const ASIAN_LANGUAGES: Shares = [
  ['zh', 1829141 / ASIAN],
  ['vi', 882982 / ASIAN],
  ['ko', 574179 / ASIAN],
  ['tl', 518752 / ASIAN],
];

function sharesOf(race: Race, ethnicity: Ethnicity): Shares {
  if (ethnicity === 'hispanic') return HISPANIC_LANGUAGES;
  switch (race) {
    case 'white':
      return WHITE_LANGUAGES;
    case 'black':
      return BLACK_LANGUAGES;
    case 'asian':
      return ASIAN_LANGUAGES;
    default:
      return NONE;
  }
}

export function drawLanguage(draw: Draw, race: Race, ethnicity: Ethnicity): string {
  let u = draw.uniform();
  for (const [tag, share] of sharesOf(race, ethnicity)) {
    if (u < share) return tag;
    u -= share;
  }
  return 'en';
}
