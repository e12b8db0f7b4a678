/** `allergy`. */
import type { AllergyIntolerance } from '../../../model/clinical/allergy-intolerance.ts';
import type { Coding } from '../../../model/scalars.ts';
import { dayOfMinute } from '../../../model/time/civil.ts';
import { put, recordedAt } from '../../subject/put-record.ts';
import { conceptArgument, Fields, idAt } from '../verb-arguments.ts';
import type { CompileVerb } from '../verb-context.ts';
import { responsible, visitId } from './care-context.ts';

/** Words of SNOMED CT's allergies and substances. What none of them names is a drug, as most are. */
const SUBSTANCES: readonly (readonly [AllergyIntolerance['category'], RegExp])[] = [
  ['biologic', /vaccine|immunoglobulin|antitoxin|antiserum/],
  [
    'environment',
    /pollen|ragweed|grass|dust|mite|mou?ld|fungus|dander|animal (?!protein)|(cat|dog|horse|cockroach)|feather|venom|(bee|wasp|hornet|ant)|insect|latex|rubber|nickel|metal|adhesive|plant|cosmetic|fragrance|environment/,
  ],
  [
    'food',
    /food|nut|nuts|almond|walnut|cashew|pecan|pistachio|egg|milk|dairy|cheese|lactose|casein|whey|fish|shrimp|prawn|crab|lobster|mollus[ck]|crustacea|squid|soy|wheat|gluten|rye|barley|oats?|maize|corn|sesame|mustard|celery|lupine|fruit|strawberr|kiwi|banana|apple|peach|citrus|tomato|carrot|avocado|mango|vegetable|legume|pea|lentil|meat|pork|beef|chicken|chocolate|cocoa|honey|sulphite|sulfite|tartrazine|animal protein|spice/,
  ],
];

function categoryOf({ system, display }: Coding): AllergyIntolerance['category'] {
  if (system === 'CVX') return 'biologic';
  if (system !== 'SNOMED') return 'medication';
  const words = display.toLowerCase();
  return SUBSTANCES.find(([, names]) => names.test(words))?.[0] ?? 'medication';
}

export const allergy: CompileVerb = (action, context) => {
  const coding = conceptArgument(action, context);
  const fields = new Fields(action, context);
  const id = idAt(context, action.path);
  const type = fields.or<string>('type', 'allergy');
  const category = fields.or<string>('category', '');
  const criticality = fields.or<string>('criticality', 'low');
  const reaction = fields.or<Coding | null>('reaction', null);
  const severity = fields.or<string | null>('severity', null);
  const onset = fields.day('onset');
  return (s) => {
    const code = coding(s);
    if (code === null) return;
    const first = onset?.(s) ?? dayOfMinute(s.now);
    if (first < dayOfMinute(s.birth) || first > dayOfMinute(s.now)) return;
    const named = category(s) as AllergyIntolerance['category'] | '';
    const record: AllergyIntolerance = {
      id: id(s),
      code,
      type: type(s) as AllergyIntolerance['type'],
      category: named === '' ? categoryOf(code) : named,
      criticality: criticality(s) as AllergyIntolerance['criticality'],
      clinical_status: 'active',
      verification_status: 'confirmed',
      reaction: reaction(s),
      severity: severity(s) as AllergyIntolerance['severity'],
      onset: first,
      recorded: recordedAt(s),
      encounter_id: visitId(s),
      practitioner_id: responsible(s),
    };
    put(s, 'allergy_intolerances', record);
    const key = context.conceptOf.get(code) ?? -1;
    s.clinical.allergies ??= new Map();
    s.clinical.allergies.set(key, record);
    s.trail(key, 'allergy_intolerances', true);
  };
};
