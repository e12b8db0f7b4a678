import { readCsv } from './csv.mjs';

/** Aim for the whole table: four fifths are shared out by population, one fifth equally, so that each state has a dozen or more. */
const AIM = 3000;
const BY_POPULATION = 0.8;

/** `fond du lac` → `Fond du Lac`, `mc lean` → `McLean`. */
function titleCase(city) {
  const small = new Set(['of', 'the', 'and', 'du', 'de', 'la', 'in']);
  const words = city.toLowerCase().replace(/\bmc /g, 'mc').split(/\s+/);
  const cased = words.map((word, i) => (i > 0 && small.has(word) && i < words.length - 1 ? word : word.charAt(0).toUpperCase() + word.slice(1)));
  return cased
    .join(' ')
    .replace(/\bMc([a-z])/g, (_, letter) => `Mc${letter.toUpperCase()}`)
    .replace(/^O ([A-Z])/, "O'$1")
    .replace(/ D Alene$/, " d'Alene");
}

/**
 * City names that are no place of residence or not whole: cut at 16 characters, abbreviated, a base, building or campus with its own ZIP.
 */
function isUsable(city) {
  if (city === '' || city.length >= 16) return false;
  if (/\b[a-z]\b/i.test(city.replace(/^O |\bd alene/i, ''))) return false;
  return !/\b(twp|afb|ngb|nas|cont|stat|sta|jct|lk|ft|mt|hts|bldg|bank|interstate|univ|university|college|hosp|hospital|naval|navy|airport|plaza|mall|tower|abac|trujillo alta)\b/i.test(
    city,
  );
}

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * A systematic sample with probability proportional to population: ZIPs in order of county and number, each as wide as its share of the county's
 * people, cut at equal distances. A ZIP that is hit twice stands for twice the people; so country and town keep their weight.
 */
function sample(rows, size) {
  const total = rows.reduce((sum, row) => sum + row.people, 0);
  const hits = new Map();
  let reached = 0;
  let cut = 0;
  for (const row of rows) {
    reached += row.people;
    while (cut < size && ((cut + 0.5) * total) / size < reached) {
      hits.set(row, (hits.get(row) ?? 0) + 1);
      cut++;
    }
  }
  return hits;
}

/**
 * Input columns used: zip, state, county_fips, county, city_cdc, county_pop. Rows without a state or a usable city are left out. Puerto Rico, whose
 * counties have no population in the source, keeps all its rows with equal weight.
 */
export function zips(path) {
  const states = new Map();
  const inCounty = new Map();
  for (const row of readCsv(path)) {
    if (row.state === '' || !isUsable(row.city_cdc)) continue;
    if (row.county_pop === '' && row.state !== 'PR') continue;
    if (!states.has(row.state)) states.set(row.state, []);
    states.get(row.state).push(row);
    inCounty.set(row.county_fips, (inCounty.get(row.county_fips) ?? 0) + 1);
  }
  for (const rows of states.values()) {
    for (const row of rows) row.people = row.state === 'PR' ? 1 : Number(row.county_pop) / inCounty.get(row.county_fips);
    rows.sort((a, b) => byText(a.county_fips, b.county_fips) || byText(a.zip, b.zip));
  }
  const people = new Map([...states].map(([state, rows]) => [state, state === 'PR' ? 0 : rows.reduce((sum, row) => sum + row.people, 0)]));
  const nation = [...people.values()].reduce((a, b) => a + b, 0);

  const lines = [];
  let count = 0;
  for (const [state, rows] of [...states].sort(([a], [b]) => byText(a, b))) {
    const size = state === 'PR' ? rows.length : Math.round(AIM * ((BY_POPULATION * people.get(state)) / nation + (1 - BY_POPULATION) / (states.size - 1)));
    const counties = new Map();
    for (const [row, hits] of sample(rows, size)) {
      if (!counties.has(row.county)) counties.set(row.county, new Map());
      const cities = counties.get(row.county);
      const city = titleCase(row.city_cdc);
      if (!cities.has(city)) cities.set(city, []);
      cities.get(city).push(hits > 1 ? `${row.zip}*${hits}` : row.zip);
      count++;
    }
    for (const [county, cities] of counties) {
      lines.push(`${state}|${county}|${[...cities].map(([city, numbers]) => `${city}:${numbers.join(',')}`).join('|')}`);
    }
  }
  return {
    title: 'ZIP codes with city, county and state',
    edition: '2020 Census ZIP code tabulation areas; county populations of 1 July 2012',
    source: 'U.S. Census Bureau, ZCTA-county relationship file and county population estimates (public domain); city names: CDC, PRIME ReportStream (CC0 1.0)',
    form: 'One line for each county: state, county, then city and its ZIP codes; `*n` gives a ZIP the weight n, others have weight 1.',
    rows: count,
    lines,
  };
}
