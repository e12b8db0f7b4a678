import { readCsv } from './csv.mjs';

const SHARES = [
  'PERCENT NON-HISPANIC OR LATINO WHITE ALONE',
  'PERCENT NON-HISPANIC OR LATINO BLACK OR AFRICAN AMERICAN ALONE',
  'PERCENT NON-HISPANIC OR LATINO ASIAN AND NATIVE HAWAIIAN AND OTHER PACIFIC ISLANDER ALONE',
  'PERCENT NON-HISPANIC OR LATINO AMERICAN INDIAN AND ALASKA NATIVE ALONE',
  'PERCENT NON-HISPANIC OR LATINO TWO OR MORE RACES',
  'PERCENT HISPANIC OR LATINO ORIGIN',
];

/** The Census writes surnames in capitals without apostrophes or inner blanks. */
function properCase(name) {
  const lower = name.toLowerCase();
  const capital = (s) => s.charAt(0).toUpperCase() + s.slice(1);
  if (/^mc./.test(lower)) return `Mc${capital(lower.slice(2))}`;
  if (lower === 'macdonald') return 'MacDonald';
  if (/^o(brien|connor|connell|donnell|neal|neil|neill|reilly|rourke|keefe|hara|leary|malley)$/.test(lower)) return `O'${capital(lower.slice(1))}`;
  return capital(lower);
}

/** Input columns: those of the Census Bureau's file "Frequently Occurring Surnames"; a suppressed share, written (S), counts as 0. */
export function surnames(path) {
  const rows = readCsv(path);
  const lines = rows.map((row) => {
    const shares = SHARES.map((column) => Math.round((Number(row[column]) || 0) * 10));
    return `${properCase(row.Name)} ${row['FREQUENCY (COUNT)'].replaceAll(',', '')} ${shares.join(' ')}`;
  });
  return {
    title: 'Surnames with their shares by race and Hispanic origin',
    edition: '2010 Census, the 1,000 most frequent surnames',
    source: 'U.S. Census Bureau, Frequently Occurring Surnames from the 2010 Census (public domain)',
    form: 'One line for each surname: name, bearers, then bearers per 1,000 who are white, Black, Asian or Pacific Islander, American Indian, of two or more races (each not Hispanic), and Hispanic.',
    rows: rows.length,
    lines,
  };
}
