import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Answerer } from '../../src/answer/answerer.ts';
import { JoinedAnswerer } from '../../src/answer/joined.ts';
import type { Answer } from '../../src/answer/types.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';
import { SHARED } from '../../src/corpus/scope.ts';
import { MemberSession } from '../../src/discord/session/member-session.ts';
import { Snapshot } from '../../src/discord/session/snapshot.ts';
import { answerView } from '../../src/terminal/view/answer.ts';
import { layOut } from '../../src/terminal/view/layout.ts';
import { pageBlocks } from '../../src/terminal/view/page.ts';
import { texts, violations } from '../discord/payload.ts';
import { TODAY } from '../eval/questions.ts';
import { figure, measure, organisation, person, source, statement, withAdded } from './corpus-of.ts';

const { content } = await loadCorpus(path.join(import.meta.dirname, '../../corpus'));
const added = {
  people: [
    person('fisher', 'Ada Fennbridge'),
    person('quill', 'Tom Quillfeather'),
    organisation('river-police', 'River Police'),
  ],
  terms: [
    {
      id: 'wherry-order',
      term: 'Wherry order',
      aliases: [],
      definition: 'An order to moor a wherry.',
      topics: ['boats'],
    },
  ],
  topics: [{ id: 'boats', label: 'Boats', description: 'Boats on the river.', synonyms: ['barges'] }],
  measures: [measure('wherries', 'Wherries dredged up', 'wherries')],
  sources: [
    source('2019-02-01-quay', {
      statements: [
        statement('fisher', 'Ada Fennbridge said that wherries rust.', { id: 'rust' }),
        statement('fisher', 'Ada Fennbridge said that a wherry order is a scandal.', { id: 'order' }),
        statement('quill', 'Tom Quillfeather said that wherries are a joy to row.', { id: 'joy' }),
      ],
      figures: [figure('wherries', 41, '2018', { id: 'dredged-2018' })],
    }),
  ],
};
const corpus = withAdded(new Corpus(content), added);
const answerer = new Answerer(corpus);
const asked = { today: TODAY, scope: SHARED };
const ask = (question: string): Answer => answerer.answer(question, asked);
const leads = ({ parts = [] }: Answer) => parts.map(({ items }) => items[0]?.id.split('#')[1]);

const HELD = 'how many wherries were dredged up in 2018, and what did Tom Quillfeather say about wherries?';
const HALF_HELD = 'what did Ada Fennbridge say about wherries, and how many otters were there in 2018?';

describe('a question of two parts', () => {
  it.each([
    [HELD, 'dredged-2018', 'joy'],
    ['what did Ada Fennbridge say about wherries, and what about Tom Quillfeather?', 'rust', 'joy'],
    ['what is a wherry order and what did Ada Fennbridge say about it', undefined, 'order'],
  ])('is answered part by part: %s', (question, ...expected) => {
    const answer = ask(question);
    const found = leads(answer);
    expected.forEach((id, at) => {
      if (id !== undefined) expect(found[at]).toBe(id);
    });
    expect(answer.parts).toHaveLength(2);
    expect(answer.parts?.every(({ answered }) => answered)).toBe(true);
  });

  it('holds the items of its parts, the first of each first, none twice', () => {
    const answer = ask(HELD);
    const ids = answer.items.map(({ id }) => id);
    expect(ids.slice(0, 2)).toEqual(answer.parts?.map(({ items }) => items[0]?.id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(ids)).toEqual(new Set(answer.parts?.flatMap(({ items }) => items.map(({ id }) => id))));
    expect(answer.kind).toBe(answer.parts?.[0]?.kind);
  });

  it('tells which part is not held beside the one that is', () => {
    const answer = ask(HALF_HELD);
    expect(answer.answered).toBe(true);
    expect(answer.parts?.map((part) => part.answered)).toEqual([true, false]);
    expect(answer.notes.join()).toContain('“how many otters were there in 2018?”: ');
  });

  it('is not answered where neither part is', () => {
    expect(ask('how many otters were there in 2018 and how many herons were there in 2018?')).toMatchObject({
      kind: 'none',
      answered: false,
      items: [],
    });
  });

  it('has each part looked for once, though the second is understood from the first', () => {
    const looks = vi.spyOn(answerer.index, 'candidates');
    ask(HELD);
    expect(looks).toHaveBeenCalledTimes(2);
    looks.mockRestore();
  });

  it('goes on from its last part', () => {
    const answer = answerer.answer('what did he say?', { ...asked, before: [HELD] });
    expect(answer.items[0]).toMatchObject({ kind: 'statement', speaker: { id: 'quill' } });
  });

  it('is answered alike where a server has sources of its own', () => {
    const joined = new JoinedAnswerer(answerer, {
      ...content,
      people: [...corpus.people],
      measures: [...corpus.measures],
      topics: [...corpus.topics],
      terms: [...corpus.terms],
      sources: [],
    }).answer(HELD, asked);
    expect(joined).toEqual(ask(HELD));
  });
});

describe('both parts are shown and marked', () => {
  it('in the terminal', () => {
    const view = answerView(ask(HALF_HELD), { corpus, item: () => undefined, examples: [] });
    const shown = layOut(pageBlocks(view, 0), { columns: 200, paint: (_, text) => text });
    expect(shown).toMatch(
      /1 of 2: what did Ada Fennbridge say about wherries\n[\s\S]*wherries rust[\s\S]*2 of 2: how many otters/,
    );
    expect(shown).toMatch(/2 of 2: how many otters were there in 2018\?\s+Nothing on the record answers this/);
  });

  it.each([HELD, HALF_HELD])('on the card in Discord: %s', (question) => {
    const session = new MemberSession(new Snapshot(answerer), {
      asker: '1',
      private: false,
      mayShare: false,
      scope: SHARED,
      today: TODAY,
    });
    const view = session.ask(question);
    expect(violations(view.components)).toEqual([]);
    const shown = texts(view.components).join('\n');
    for (const [at, part] of (ask(question).parts ?? []).entries()) {
      expect(shown).toContain(`${at + 1} of 2: ${part.question.slice(0, 20)}`);
      if (!part.answered) expect(shown).toContain(part.notes.join(' '));
    }
  });
});
