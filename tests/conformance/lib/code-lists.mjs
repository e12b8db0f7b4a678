/**
 * The lists of codes as their owners publish them, read from CSV files that are not part of this project (some may not be passed on). A full list says
 * what is wrong; a sample says what is right and leaves the rest open.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csv } from './csv.mjs';
import { Lacking } from './lacking.mjs';

/** Codes of LOINC that the sample lacks. Source: HL7, Vital Records Common Profile Library 1.1.0, value set of APGAR score timing. */
const published = [
  ['9272-6', { display: '1 minute Apgar Score' }],
  ['9274-2', { display: '5 minute Apgar Score' }],
];

export function codeLists() {
  const folder = process.env['HSIMC_CODE_LISTS'];
  if (folder === undefined || folder === '') throw new Lacking('HSIMC_CODE_LISTS does not name a folder with code lists');
  const read = (name) => {
    const file = join(folder, `${name}.csv`);
    if (!existsSync(file)) throw new Lacking(`there is no ${file}`);
    return csv(readFileSync(file, 'utf8'));
  };
  const byCode = (name) => new Map(read(name).map((row) => [row.code, row]));
  const drugs = new Map();
  for (const { rxcui, ingredients } of read('ndc_rxcui_2020')) drugs.set(rxcui, `${drugs.get(rxcui) ?? ''} ${ingredients}`);
  return {
    icd: byCode('icd10cm'),
    procedures: byCode('icd10pcs'),
    cvx: byCode('cvx'),
    loinc: new Map([...byCode('loinc'), ...published]),
    /** Codes of LOINC that are known to exist, without their names. */
    numbers: new Set(read('loinc_units_v2.67').map(({ code }) => code)),
    rxnorm: byCode('rxnorm'),
    snomed: byCode('snomed'),
    cpt: byCode('cpt_numbers'),
    hcpcs: byCode('hcpcs'),
    msdrg: byCode('msdrg'),
    /** Ingredients of the drugs that are known by their National Drug Codes alone. */
    drugs,
  };
}

const wrong = (why) => ({ verdict: 'wrong', why });
const right = { verdict: 'right', why: '' };
/** Letters count, and neither case nor blanks do: sources write `600 MG` and `600mg`. */
const plain = (text) => text.toLowerCase().replaceAll(/\s+/g, '');

/** What the lists say of a row; `number only` where they know the code, and its display only in part. */
export function judgeRow(lists, { system, code, display }) {
  switch (system) {
    case 'ICD10CM': {
      const known = lists.icd.get(code);
      if (known === undefined) return wrong('there is no such code');
      if (known.billable !== '1') return wrong('it is a heading, not a code to use');
      return known.display === display ? right : wrong(`its display is "${known.display}"`);
    }
    case 'CVX': {
      const known = lists.cvx.get(code);
      if (known === undefined) return wrong('there is no such code');
      return named(known, display, 'synonyms');
    }
    case 'ICD10PCS': {
      const known = lists.procedures.get(code);
      return known === undefined ? wrong('there is no such code') : named(known, display, 'short_display');
    }
    case 'LOINC':
      if (!lists.loinc.has(code) && lists.numbers.has(code)) return { verdict: 'number only', why: '' };
      return sampled(lists.loinc.get(code), display);
    case 'SNOMED': {
      const known = lists.snomed.get(code);
      if (known !== undefined && known.in_gps !== '1') return wrong('it is not in the Global Patient Set, so it may not be passed on');
      return sampled(known, display);
    }
    case 'RXNORM': {
      const known = lists.rxnorm.get(code);
      if (known !== undefined) return named(known, display, 'other_names');
      const ingredients = lists.drugs.get(code);
      if (ingredients === undefined) return { verdict: 'unverified', why: 'the sample does not have it' };
      const [first] = display.toLowerCase().split(' ');
      return ingredients.includes(first) ? { verdict: 'number only', why: '' } : wrong(`its ingredients are${ingredients}`);
    }
    case 'CPT':
      // Numbers alone are compared: the words are our own.
      return lists.cpt.has(code) ? right : wrong('there is no such number');
    case 'HCPCS': {
      const known = lists.hcpcs.get(code);
      return known === undefined ? wrong('there is no such code') : named(known, display, 'short_display');
    }
    case 'MSDRG': {
      const known = lists.msdrg.get(code);
      return known === undefined ? wrong('there is no such group') : named(known, display, 'display');
    }
    default:
      return { verdict: 'unverified', why: 'there is no list of this system' };
  }
}

function sampled(known, display) {
  return known === undefined ? { verdict: 'unverified', why: 'the sample does not have it' } : named(known, display, 'other_names');
}

function named(known, display, others) {
  const names = [known.display, ...(known[others] ?? '').split('|')].map(plain);
  return names.includes(plain(display)) ? right : wrong(`its display is "${known.display}"`);
}
