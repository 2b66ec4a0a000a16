/** What the bot says of its own never tells how far or which way somebody has moved. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { standingInWords, standingNotes, statedInWords, statedTitle, subjectsInWords } from '../../src/answer/lines.ts';
import { words } from '../../src/lexicon/lexicon.ts';
import { print } from '../../src/query/print.ts';
import { queries } from '../../src/query/queries.ts';
import { shippedRecord, TODAY } from './record.ts';

const JUDGEMENTS = [...words('judgements.moves'), ...words('judgements.degrees')];
const PROJECT = path.join(import.meta.dirname, '../..');

function judgementsIn(text: string): string[] {
  const plain = ` ${text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[^\p{L}\p{N}'-]+/gu, ' ')} `;
  return JUDGEMENTS.filter((each) => plain.includes(` ${each} `));
}

/** What stands between quotation marks in a file of code. */
function stringsIn(file: string): string {
  const code = readFileSync(path.join(PROJECT, file), 'utf8').replace(/\/\*.*?\*\/|^\s*\/\/[^\n]*$/gms, '');
  return [...code.matchAll(/'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/g)].map(([text]) => text).join('\n');
}

describe('no word for how far or which way somebody has moved stands', () => {
  it.each(['He made a U-turn.', 'She softened it.', 'It was slightly less.'])('without being found: %s', (text) => {
    expect(judgementsIn(text)).toHaveLength(1);
  });

  it.each([
    'src/answer/lines.ts',
    'src/answer/wording.ts',
    'src/answer/notes.ts',
    'src/answer/positions.ts',
    'src/discord/kit/words.ts',
    'src/discord/cards/positions.ts',
    'src/discord/cards/stated.ts',
    'src/discord/cards/timeline.ts',
    'src/terminal/view/position.ts',
    'src/terminal/view/timeline.ts',
  ])('in the texts of %s', (file) => {
    expect(stringsIn(file).length).toBeGreaterThan(20);
    expect(judgementsIn(stringsIn(file))).toEqual([]);
  });

  it('in a command’s description', () => {
    for (const command of commands) expect(judgementsIn(JSON.stringify(command))).toEqual([]);
  });

  it('in what is said of anybody’s stated positions, on any subject', async () => {
    const { corpus, answers } = await shippedRecord();
    const asked = { today: TODAY, scope: { kind: 'shared' as const } };
    const said = [
      ...corpus.subjects.map(({ id }) => queries.positions(id)),
      ...corpus.people.map(({ id }) => queries.positions(undefined, id)),
    ].flatMap((query) => {
      const answer = answers.answer(print(query, corpus), asked);
      if (answer.kind !== 'position') return answer.notes;
      const { standings, stated = [], parts = [] } = answer;
      const all = [...stated, ...parts.flatMap((part) => (part.kind === 'position' ? (part.stated ?? []) : []))];
      return [
        ...answer.notes,
        ...(standings === undefined ? [] : [...standings.sides.map(standingInWords), ...standingNotes(standings)]),
        ...all.flatMap((each) => [statedTitle(each), statedInWords(each)]),
        subjectsInWords(all),
      ];
    });
    expect(said.length).toBeGreaterThan(500);
    expect(said.filter((text) => judgementsIn(text).length > 0)).toEqual([]);
  });
});
