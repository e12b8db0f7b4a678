import { faker } from '@faker-js/faker/locale/en';

/** The version whose words were read; package.json pins the same. */
const VERSION = '10.6.0';

const SUFFIXES = ['Street', 'Avenue', 'Road', 'Drive', 'Lane', 'Court', 'Place', 'Boulevard', 'Way', 'Circle'];

/** Words that are a number, a direction, a kind of street or out of place before an American suffix. */
const LEFT_OUT =
  /^(\d|[A-Z]$|[NSEW] |The$|The |County|Martin|St |(Broadway|Court|Low|Watery|Vicarage|Pinfold|Rectory|Glebe|Cow|Dark|Blind|Back|Fore|Pound|Railway)$)/;

/** Street names without their suffix, from the English street names of Faker. */
export function streets() {
  const names = new Set();
  for (const street of faker.rawDefinitions.location.street_name) {
    const match = /^(.+) (Street|Avenue|Road|Drive|Lane)$/.exec(street);
    if (match && !LEFT_OUT.test(match[1]) && !/ /.test(match[1])) names.add(match[1]);
  }
  const sorted = [...names].sort();
  return {
    title: 'Street names and suffixes',
    edition: `@faker-js/faker ${VERSION}, locale en`,
    source: 'Faker (MIT licence), definitions location.street_name',
    form: 'Two lines: names, suffixes.',
    rows: sorted.length + SUFFIXES.length,
    lines: [sorted.join(' '), SUFFIXES.join(' ')],
  };
}
