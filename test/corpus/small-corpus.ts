import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Files of a corpus, by their path in its folder. */
export type Files = Record<string, string | Uint8Array>;

export const GAZETTE = 'sources/2015-03-02-river-gazette-boats.md';
export const HERALD = 'sources/2016-05-01-river-herald-lock.md';

/** A sound corpus about nobody real, without errors and warnings. */
export const SMALL_CORPUS = {
  'people.yaml': `- id: ada-finch
  name: Ada Finch
  kind: person
  aliases: [Finch]
  offices:
    - { title: Chief Warden, from: 2010-01-01, to: 2015-12-31 }
- id: bo-marsh
  name: Bo Marsh
  kind: person
  offices:
    - { title: Chief Warden, from: 2016-01-01 }
- id: river-police
  name: River Police
  kind: organisation
`,
  'topics.yaml': `- id: boats
  label: Boats
  description: Boats on the river.
`,
  'measures.yaml': `- id: boats-stopped
  label: Boats stopped
  unit: boats
  definition: Boats that were stopped.
`,
  'subjects.yaml': `- id: open-lock
  label: Opening the lock
  question: Should the lock be open?
  polarity: { shutting the lock: reversed }
`,
  'glossary.yaml': `- id: lock
  term: Lock
  definition: A gate in the river.
  topics: [boats]
`,
  'offices.yaml': `- id: chief-warden
  title: Chief Warden
  titles: [ Chief Warden, the Chief Warden ]
  aliases: [the warden]
  body: river-police
`,
  'events.yaml': `- id: lock-opened
  name: The lock open again
  kind: decision
  day: 2016-05-01
  place: river
  sources: [2016-05-01-river-herald-lock]
`,
  'places.yaml': `- { id: valley, name: The Valley, kind: county }
- { id: river, name: The River, kind: area, in: valley }
`,
  'qualifiers.yaml': `- id: of-barges
  label: Barges
  words: [barge*]
`,
  'thesaurus.yaml': `- { id: words-boat, words: [boat, ship] }
`,
  [GAZETTE]: `---
title: Boats stopped on the river
publisher: River Gazette
url: https://example.org/boats
published: 2015-03-02
kind: news
topics: [boats]
statements:
  - id: finch-lock
    speaker: ada-finch
    as: Chief Warden
    said: 2015-03-01
    form: verbatim
    text: "The lock stays shut: nobody passes."
    topics: [boats]
figures:
  - id: boats-2014
    measure: boats-stopped
    value: 12
    period: { from: 2014-01-01, to: 2014-12-31 }
    by: river-police
corrections:
  - { date: 2015-04-02, note: The second. }
  - { date: 2015-03-05, note: The first. }
---
A lock was shut.
`,
  [HERALD]: `---
title: The lock opens
publisher: River Herald
url: http://example.org/lock
published: 2016-05-01
kind: news
topics: [boats]
statements:
  - id: marsh-open
    speaker: bo-marsh
    as: the Chief Warden
    form: reported
    text: Bo Marsh said that the lock was “open to all” again.
    topics: [boats]
    stance: { on: opening the lock, position: for }
---
The lock was opened again.
`,
} satisfies Files;

/** Writes files into a new folder, which is removed when the test has ended. */
export async function folderOf(files: Files): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'corpus-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(path.join(folder, 'sources'));
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  return folder;
}

/** The small corpus with one passage of one file put differently. Throws where the passage is not there. */
export function edited(file: keyof typeof SMALL_CORPUS, passage: string, instead: string): Files {
  const text = SMALL_CORPUS[file];
  if (!text.includes(passage)) throw new Error(`${file} does not hold ${passage}`);
  return { ...SMALL_CORPUS, [file]: text.replace(passage, () => instead) };
}
