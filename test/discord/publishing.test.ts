/** What is published in a running process is answered there as in one that starts afterwards, and others are answered meanwhile. */
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadFiles } from '../../src/corpus/files.ts';
import type { CorpusFiles } from '../../src/corpus/parse.ts';
import { sourceIds } from '../../src/corpus/read.ts';
import { type Scope, SHARED } from '../../src/corpus/scope.ts';
import { listText } from '../../src/corpus/write.ts';
import { Records } from '../../src/discord/session/records.ts';
import type { Proposal } from '../../src/record/change.ts';
import { RecordService } from '../../src/record/record-service.ts';
import type { RecordSnapshot } from '../../src/record/snapshot.ts';
import type { Store } from '../../src/store/store.ts';
import { readQuestions } from '../eval/questions.ts';
import { emptyFolder, storeAt } from '../store/folder.ts';

const whole = await loadFiles(path.join(import.meta.dirname, '../../corpus'));
/** A part of the record, since it is read and indexed anew again and again. Events may rest on the rest of it. */
const ids = sourceIds(whole.files).filter((_, at) => at % 6 === 0);
const shipped: CorpusFiles = {
  files: new Map([...whole.files].filter(([file]) => !file.startsWith('sources/') || ids.includes(file.slice(8, -3)))),
  problems: [],
  otherSources: new Set(sourceIds(whole.files)),
};
const QUESTIONS = readQuestions('dev').filter((_, at) => at % 25 === 0);
const SERVERS = ['112233445566778899', '998877665544332211'] as const;
const PLACES: readonly Scope[] = [SHARED, ...SERVERS.map((serverId) => ({ kind: 'server', serverId }) as const)];

/** The record as the bot keeps it. */
async function processOn(store: Store) {
  const recordService = await RecordService.open({ store, shipped, now: () => '2026-03-01T12:00:00.000Z' });
  const contents = (snapshot: RecordSnapshot) => ({
    shared: snapshot.shared.content,
    server: (id: string) => snapshot.server(id)?.content,
  });
  const records = new Records(contents(recordService.snapshot));
  recordService.onSnapshot((snapshot) => records.replace(contents(snapshot)));
  return { recordService, records };
}

type Process = Awaited<ReturnType<typeof processOn>>;

/** All that people see of a record. */
function seenIn({ records, recordService }: Process) {
  const contents = [
    recordService.snapshot.shared.content,
    ...SERVERS.map((id) => recordService.snapshot.server(id)?.content),
  ];
  const answers = PLACES.map((scope) => {
    const { answers, version, examples } = records.of(scope);
    const asked = { today: '2026-03-01', scope };
    return { version, examples, answers: QUESTIONS.map(({ q }) => answers.answer(q, asked)) };
  });
  return { contents, answers };
}

interface Step {
  does: 'correct' | 'withdraw' | 'add' | 'undo' | 'correct a person' | 'add with a person' | 'ask';
  where: number;
  at: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom('correct', 'withdraw', 'add', 'undo', 'correct a person', 'add with a person', 'ask'),
  where: fc.nat(PLACES.length - 1),
  at: fc.nat(200),
});

/** In each place, so that what is published beside what was asked before is answered as well. */
const EVERY_STEP = (
  ['ask', 'add', 'add with a person', 'correct', 'correct a person', 'withdraw', 'undo'] as const
).flatMap((does) => PLACES.map((_, where): Step => ({ does, where, at: 7 })));

/** What a step publishes; nothing where it is about what is not there. */
async function proposalsOf(
  { recordService }: Process,
  { does, where, at }: Step,
  count: number,
): Promise<Partial<Proposal>[]> {
  const scope = where === 0 ? 'shared' : (SERVERS[where - 1] ?? 'shared');
  const own = where === 0 ? '' : 'own-';
  const published = recordService.published(scope).filter(({ kind }) => kind === 'source');
  const names = where === 0 ? ids : published.map(({ entry }) => entry);
  const entry = names[at % Math.max(names.length, 1)] ?? '';
  const textOf = (id: string, from = scope) => recordService.textOf({ scope: from, kind: 'source', entry: id }).text;
  const text = textOf(entry);
  const model = textOf(ids[at % ids.length] ?? '', 'shared');
  const { people } = recordService.snapshot.shared.content;
  const added = (from: string) => ({
    entry: `${/^published: (\S+)$/m.exec(from)?.[1]}-zebra-${count}`,
    text: from.replace(/^title: .*$/m, `title: Zebras on road ${count}`),
  });
  switch (does) {
    case 'correct':
      return text === null ? [] : [{ scope, entry, text: text.replace(/\n$/, ` Quaggas graze ${count}.\n`) }];
    case 'withdraw':
      return text === null ? [] : [{ scope, entry, text: null }];
    case 'add':
      return model === null ? [] : [{ scope, ...added(model) }];
    case 'undo': {
      const name = published[at % Math.max(published.length, 1)];
      if (name === undefined) return [];
      const [, before] = await recordService.history(name);
      return [{ scope, entry: name.entry, text: before?.text ?? recordService.textOf(name).shipped }];
    }
    case 'correct a person': {
      const person = people[at % people.length];
      if (person === undefined || where > 0) return [];
      const named = { ...person, aliases: [...person.aliases, `Zebedee ${count}`] };
      return [{ scope, kind: 'person', entry: person.id, text: listText([named]) }];
    }
    case 'add with a person': {
      if (model === null) return [];
      const id = `${own}zoe-zander-${count}`;
      const { entry: name, text: words } = added(model);
      return [
        { scope, kind: 'person', entry: id, text: `- id: ${id}\n  name: Zoe Zander\n  kind: person\n` },
        { scope, entry: name, text: words.replace(/^( +speaker: )\S+$/m, `$1${id}`) },
      ];
    }
    case 'ask':
      return [];
  }
}

function proposal(recordService: RecordService, own: Partial<Proposal>): Proposal {
  const name = { scope: 'shared', kind: 'source' as const, entry: '', text: null, ...own };
  const seen = recordService.textOf(name).revision?.number ?? 0;
  return { ...name, seen, by: '1', approvedBy: null, why: 'It was wrong.', origin: { how: 'edited' } };
}

async function take(process: Process, each: Step, count: number): Promise<string> {
  const { recordService, records } = process;
  const { answers } = records.of(PLACES[each.where] ?? SHARED);
  answers.answer(`what was said about zebras on road ${count}`, { today: '2026-03-01', scope: SHARED });
  const proposals = (await proposalsOf(process, each, count)).map((own) => proposal(recordService, own));
  return proposals.length === 0 ? 'nothing' : (await recordService.publish(...proposals)).kind;
}

test('whatever is published, corrected and withdrawn in turn, all is answered as by a process that starts then', async () => {
  const done = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const store = await storeAt({ folder: await emptyFolder() });
      const running = await processOn(store);
      for (const [count, each] of steps.entries()) {
        if ((await take(running, each, count)) === 'published') done.add(each.does);
      }
      expect(seenIn(running)).toEqual(seenIn(await processOn(store)));
    }),
    { numRuns: 8, examples: [[EVERY_STEP]] },
  );
  expect(done).toEqual(new Set(EVERY_STEP.flatMap(({ does }) => (does === 'ask' ? [] : [does]))));
}, 120_000);

test('others are answered while something is published: from before until all of it is there, and from no mixture', async () => {
  const { recordService, records } = await processOn(await storeAt({ folder: await emptyFolder() }));
  const [entry = ''] = ids;
  const name = { scope: 'shared', kind: 'source' as const, entry };
  const { text } = recordService.textOf(name);
  const seen = () => [
    recordService.textOf(name).text?.includes('Quaggas'),
    recordService.snapshot.shared.content.sources.find(({ id }) => id === entry)?.body.includes('Quaggas'),
  ];
  const answered = () => records.of(SHARED).corpus.source(entry)?.body.includes('Quaggas');
  let isPublished = false;
  const publishing = recordService
    .publish(proposal(recordService, { ...name, text: `${text?.trimEnd()} Quaggas graze.\n` }))
    .finally(() => {
      isPublished = true;
    });
  const turns: boolean[] = [];
  while (!isPublished) {
    const [inText, inContent] = seen();
    expect(inText).toBe(inContent);
    turns.push(answered() ?? false);
    await setImmediate();
  }
  expect(await publishing).toMatchObject({ kind: 'published' });
  expect([seen(), answered()]).toEqual([[true, true], true]);
  expect(turns.filter((isNew) => !isNew).length).toBeGreaterThan(2);
});
