import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Corpus } from '../../src/corpus/corpus.ts';
import { loadCorpus } from '../../src/corpus/files.ts';
import { nearestSubjects, positionOnLabel } from '../../src/corpus/subjects.ts';
import { edited, folderOf, HERALD, SMALL_CORPUS } from './small-corpus.ts';

async function corpusOf(files: Parameters<typeof folderOf>[0]): Promise<Corpus> {
  return new Corpus((await loadCorpus(await folderOf(files))).content);
}

describe('the subjects of a corpus', () => {
  it('are found by their ids, and by what a stance is on', async () => {
    const corpus = await corpusOf(SMALL_CORPUS);
    expect(corpus.subject('open-lock')?.label).toBe('Opening the lock');
    const named = (on: string) => {
      const { subject, reversed } = corpus.subjectOf(on);
      return [subject.id, reversed];
    };
    expect(named('opening the lock')).toEqual(['open-lock', false]);
    expect(named('shutting the lock')).toEqual(['open-lock', true]);
  });

  it('have a text of a stance that none of them goes by among them, as a subject of its own', async () => {
    const { 'subjects.yaml': _, ...files } = edited(HERALD, 'opening the lock', 'Opening the “Gate”');
    const corpus = await corpusOf(files);
    const { subject, reversed } = corpus.subjectOf('Opening the “Gate”');
    expect([subject.label, reversed]).toEqual(['Opening the “Gate”', false]);
    expect(corpus.subjects).toEqual([subject]);
    expect(corpus.subject(subject.id)).toEqual(subject);
    expect(corpus.subjectOf('opening the "gate"').subject.id).toBe(subject.id);
    expect(corpus.listedSubjects).toEqual([]);
  });

  it('name what is near to a text that none goes by, and nothing where nothing is', async () => {
    const { subjects } = await corpusOf(SMALL_CORPUS);
    expect(nearestSubjects('lock opening', subjects).map(({ id }) => id)).toEqual(['open-lock']);
    expect(nearestSubjects('facial recognition', subjects)).toEqual([]);
  });
});

describe('the subjects nearest to a text', () => {
  it('are found by most other names of each subject of the record', async () => {
    const { content } = await loadCorpus(path.join(import.meta.dirname, '../../corpus'));
    const { subjects } = content;
    const names = subjects.flatMap(({ id, label, aliases }) =>
      aliases.filter((alias) => alias.toLowerCase() !== label.toLowerCase()).map((alias) => ({ id, alias })),
    );
    const near = names.map(({ id, alias }) => {
      const without = subjects.map((each) =>
        each.id === id ? { ...each, aliases: each.aliases.filter((other) => other !== alias) } : each,
      );
      return nearestSubjects(alias, without).findIndex((subject) => subject.id === id);
    });
    expect(near.filter((at) => at === 0).length / names.length).toBeGreaterThan(0.7);
    expect(near.filter((at) => at >= 0).length / names.length).toBeGreaterThan(0.85);
  }, 60_000);

  it('hold that on which a statement takes its side: mostly among three, nearly always among as many as a menu offers', async () => {
    const { content } = await loadCorpus(path.join(import.meta.dirname, '../../corpus'));
    const corpus = new Corpus(content);
    const places = corpus.entries.flatMap((entry) => {
      if (entry.kind === 'figure' || entry.statement.stance === undefined) return [];
      const { text, topics, stance } = entry.statement;
      const near = nearestSubjects(text, content.subjects, { is: 'statement', topics, most: 25 });
      return [near.indexOf(corpus.subjectOf(stance.on).subject)];
    });
    expect(places.length).toBeGreaterThan(300);
    expect(places.filter((at) => at >= 0 && at < 3).length / places.length).toBeGreaterThan(0.85);
    expect(places.filter((at) => at >= 0).length / places.length).toBeGreaterThan(0.95);
  });

  it('take a misspelt name for what it is', async () => {
    const { subjects } = await corpusOf(SMALL_CORPUS);
    expect(nearestSubjects('opning the lokc', subjects).map(({ id }) => id)).toEqual(['open-lock']);
  });
});

it('a side on the opposite of a subject is the other side, where there is one', () => {
  const turned = (['for', 'against', 'conditional', 'neutral'] as const).map((side) => positionOnLabel(side, true));
  expect(turned).toEqual(['against', 'for', 'conditional', 'neutral']);
  expect(positionOnLabel('for', false)).toBe('for');
});
