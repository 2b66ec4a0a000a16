import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { shippedCorpus, TODAY } from '../eval/questions.ts';
import { person, source, statement, withAdded } from './corpus-of.ts';

const answerer = new Answerer(
  withAdded(await shippedCorpus(), {
    people: [person('fisher', 'Ada Fennbridge')],
    topics: [{ id: 'boats', label: 'Boats', description: 'Boats on the river.', synonyms: [] }],
    sources: [
      source('2019-02-01-quay', {
        statements: [
          statement('fisher', 'Ada Fennbridge said that the weir scheme was a waste of oak.', { id: 'waste' }),
          statement('fisher', 'Ada Fennbridge said that elvers taste of mud.', { id: 'elvers' }),
        ],
      }),
    ],
  }),
);

describe('a premise that may be wrong is answered by what is on record', () => {
  it.each([
    'surely Ada Fennbridge loved the weir scheme?',
    'Ada Fennbridge was happy with the weir scheme, right?',
    'did Ada Fennbridge welcome the weir scheme',
    'so did Ada Fennbridge accept the weir scheme?',
    'why did Ada Fennbridge refuse the weir scheme',
    'how come Ada Fennbridge was so keen on the weir scheme',
    "wasn't Ada Fennbridge thrilled about the weir scheme",
    'has Ada Fennbridge apologised for the weir scheme',
    'is Ada Fennbridge fine with the weir scheme',
    'did Ada Fennbridge really approve of the weir scheme, no?',
  ])('%s', (question) => {
    const answer = answerer.answer(question, { today: TODAY, scope: SHARED });
    expect(answer.items[0]?.id).toBe('2019-02-01-quay#waste');
  });

  it.each(['did Ada Fennbridge refuse the oysters', 'surely Ada Fennbridge loved the pheasants?'])(
    'and by nothing where nothing is: %s',
    (question) => expect(answerer.answer(question, { today: TODAY, scope: SHARED }).answered).toBe(false),
  );
});
