// Written by tools/freeze; not edited by hand.
import type { FrozenTable } from '../frozen.ts';

/** Two lines: names, suffixes. */
export const streets: FrozenTable = {
  title: 'Street names and suffixes',
  edition: '@faker-js/faker 10.6.0, locale en',
  source: 'Faker (MIT licence), definitions location.street_name',
  rows: 237,
  sha256: '9b35c621e542d4734aa0f1518e65fdb934d556b4556054d9c47262242ce49952',
  text: `Abbey Adams Airport Albany Albert Albion Alexandra Alfred Alma Ash Atlantic Avenue Baker Balmoral Barton Bath Bay Beach Bedford Beech Beechwood Bell Belmont Birch Boundary Bridge Broad Brook Buckingham Cambridge Canal Castle Cavendish Cedar Cemetery Center Central Chapel Charles Cherry Chester Chestnut Church Claremont Clarence Clarendon Clark Clay Cleveland Cliff Clifton Clinton College Columbia Commerce Commercial Common Coronation Crescent Cromwell Cross Crown Cumberland Dale Davis Depot Derby Devonshire Division Douglas Duke East Edward Elm Euclid Fairfield Ferry Field First Forest Fourth Franklin Front Frontage Garden George Gladstone Gloucester Gordon Grand Grange Grant Green Greenville Greenwood Grove Hall Harrison Hawthorn Heath Henry Hickory High Highfield Highland Hill Hillside Howard Jackson James Jefferson Johnson Kent King King's Lafayette Lake Lancaster Lansdowne Lawrence Lee Liberty Lincoln Locust Lodge London Long Madison Main Manchester Manor Maple Market Marlborough Marsh Mary Mayfield Meadow Memorial Middle Mill Milton Monroe Moor Moss Mount Mulberry Nelson New Newton Norfolk North Northfield Oak Oakfield Old Orchard Oxford Park Pearl Pennsylvania Pine Pleasant Poplar Post Princes Princess Priory Prospect Quarry Queen's Railroad Richmond Ridge River Riverside Roman Russell Salisbury Sandringham Sandy School Second Silver Skyline Smith Somerset South Spring Springfield Spruce Stanley State Station Stoney Sycamore Talbot Tennyson Third Tower Trinity Union University Valley Victoria Vine Walnut Warren Washington Water Waterloo Waverley Well Wellington West Western Westfield William Willow Windermere Windmill Windsor Wood Woodland Woodlands Woodside York
Street Avenue Road Drive Lane Court Place Boulevard Way Circle`,
};
