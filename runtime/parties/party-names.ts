/** Names of organizations. `Example` in each of them says that no such place exists. */
import type { Draw } from '../../draws/draw.ts';

const words = (text: string) => text.split(' ');

const FIRST = words(
  'Alder Aspen Birch Bluestone Briar Cedar Clearwater Copper Cypress Eagle Elm Evergreen Fern Flint Granite Harvest Hawthorn Heron Juniper Larch ' +
    'Laurel Linden Magnolia Maple Meadow Mill Oak Orchard Pine Prairie Quarry Redbud Sage Sandstone Silver Spruce Stone Sycamore Willow Windmill',
);
const SECOND = words(
  'Bend Brook Creek Crossing Falls Field Forest Gate Glen Grove Harbor Hill Lake Landing Mesa Park Point Ridge River Run Springs Summit Valley View',
);

/** A place name such as `Cedar Valley`, at the cursor's address. */
export function placeName(draw: Draw): string {
  return `${FIRST[draw.below(FIRST.length)]} ${SECOND[draw.below(SECOND.length)]}`;
}
