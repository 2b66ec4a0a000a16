/** Where a sentence says that something was counted, where that is not all of London. */

const BOROUGHS =
  'Barking and Dagenham|Barnet|Bexley|Brent|Bromley|Camden|Croydon|Ealing|Enfield|Greenwich|Hackney|Hammersmith and Fulham|Haringey|Harrow|Havering|Hillingdon|Hounslow|Islington|Kensington and Chelsea|Kingston upon Thames|Lambeth|Lewisham|Merton|Newham|Redbridge|Richmond upon Thames|Southwark|Sutton|Tower Hamlets|Waltham Forest|Wandsworth|Westminster';
const ELSEWHERE =
  'England and Wales|England|Wales|Scotland|Northern Ireland|Great Britain|the UK|Britain|Greater Manchester|Manchester|West Midlands|Birmingham|Merseyside|Liverpool|Essex|Kent|Surrey|Thames Valley|West Yorkshire|Glasgow|Bristol';
const PLACE = new RegExp(`\\b(?:in|across|throughout|at|for|of) (?:the )?(${ELSEWHERE}|${BOROUGHS})\\b`);
const LONDON = /\b(?:in|across|of) (?:London|the capital)\b/;

/**
 * The area of the figures of a sentence.
 * @returns undefined for London, and where none or both are named
 */
export function areaOf(sentence: string): string | undefined {
  return LONDON.test(sentence) ? undefined : PLACE.exec(sentence)?.[1]?.replace(/^the /, '');
}
