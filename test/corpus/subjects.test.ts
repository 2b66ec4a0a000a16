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

it('a side on the opposite of a subject is the other side, where there is one', () => {
  const turned = (['for', 'against', 'conditional', 'neutral'] as const).map((side) => positionOnLabel(side, true));
  expect(turned).toEqual(['against', 'for', 'conditional', 'neutral']);
  expect(positionOnLabel('for', false)).toBe('for');
});
