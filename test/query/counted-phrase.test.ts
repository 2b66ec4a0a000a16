import { describe, expect, it } from 'vitest';
import { readText } from '../../src/query/parse.ts';
import { Index } from '../../src/search/index.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';

const index = new Index(await shippedCorpus());
const cuesOf = (question: string) => readText(question, { index, today: TODAY }).cues;

describe('a phrase that begins with what is counted asks for its number', () => {
  it.each([
    'burglaries in lambeth 2021',
    'taser discharges, london, year to march 2022',
    'section 60 authorisations the year after the riots, 2012',
    'stabbings at notting hill carnival 2022?',
    'officers injured on new years eve 2019',
    'lewisham shootings last year',
    'knives seized by the met in 2024',
    'moped crime in hackney, 2018',
    'total complaints about the met in 2023',
    'convictions after the 2011 riots, number',
    'so, arrests at pride 2019',
    'times officers drew a taser in 2022',
    'under 21s stabbed in croydon in 2019',
    'notting hill carnival 2022: officers hurt',
    'average response time to 999 calls in 2019',
    'arrests at the euro 2020 final',
    'stabbings outside the pub in the derby?',
    'kilos of cannabis found by the met',
  ])('%s', (question) => expect(cuesOf(question)).toMatchObject({ figure: true, count: true }));

  it('asks for a share where it says so', () =>
    expect(cuesOf('rapes solved by the met in 2023 as a percentage')).toMatchObject({ figure: true, count: false }));
});

describe('it does not where words are asked for', () => {
  it.each([
    'arrests at the vigil reaction',
    'views on knife crime in 2018',
    'stop and search khan 2018',
    'facial recognition carnival',
    'knife crime 2018 sadiq khan',
    'critics of the coronation arrests 2023',
    'knife crime',
    'arrests at the vigil',
    'searches at stations, khan?',
    'kilos on the scales',
    'who blamed shootings on drill in 2018',
    'were the coronation arrests in 2023 lawful',
    'what happened after the arrests in 2023',
    'police with guns on foot patrol 2018',
    'protests in 2023: should they be banned',
    'times on the gangs matrix 2018',
    'wayne couzens jailed 2021',
    'number 10 on police funding in 2018',
  ])('%s', (question) => expect(cuesOf(question).count).toBe(false));
});
