import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CorpusFiles } from '../../src/corpus/parse.ts';
import { textHash } from '../../src/record/base-text.ts';
import type { Proposal } from '../../src/record/change.ts';
import { overlay } from '../../src/record/overlay.ts';
import { RecordService } from '../../src/record/record-service.ts';
import type { CurrentRevision } from '../../src/store/revisions.ts';
import { GAZETTE, HERALD, SMALL_CORPUS } from '../corpus/small-corpus.ts';
import { emptyFolder, storeAt } from '../store/folder.ts';
import { AT } from '../store/revision.ts';

const GAZETTE_ID = '2015-03-02-river-gazette-boats';
const HERALD_ID = '2016-05-01-river-herald-lock';
const SHIPPED: CorpusFiles = { files: new Map(Object.entries(SMALL_CORPUS)), problems: [] };
const SERVER = '112233445566778899';
const OTHER = '998877665544332211';

function shippedWith(changes: Record<string, string | undefined>): CorpusFiles {
  const files = new Map(SHIPPED.files);
  for (const [file, text] of Object.entries(changes)) {
    if (text === undefined) files.delete(file);
    else files.set(file, text);
  }
  return { files, problems: [] };
}

function proposal(own: Partial<Proposal> = {}): Proposal {
  return {
    scope: 'shared',
    kind: 'source',
    entry: GAZETTE_ID,
    text: SMALL_CORPUS[GAZETTE].replace('A lock was shut.', 'The lock was shut.'),
    seen: 0,
    by: '223344556677889900',
    approvedBy: null,
    why: 'The lock has a name.',
    origin: { how: 'edited' },
    ...own,
  };
}

async function serviceOn(shipped = SHIPPED, folder?: string) {
  const store = await storeAt({ folder: folder ?? (await emptyFolder()) });
  return RecordService.open({ store, shipped, now: () => AT });
}

const bodyOf = (recordService: RecordService, id = GAZETTE_ID) =>
  recordService.snapshot.shared.content.sources.find((source) => source.id === id)?.body;

describe('a published revision', () => {
  test('is on record at once, with how it came there', async () => {
    const recordService = await serviceOn();
    const snapshots: unknown[] = [];
    recordService.onSnapshot((snapshot) => snapshots.push(snapshot));
    expect(await recordService.publish(proposal())).toMatchObject({ kind: 'published' });
    expect(bodyOf(recordService)).toBe('The lock was shut.');
    expect(recordService.snapshot.shared.content.sources[0]?.added).toEqual({ by: 'curators', how: 'edited' });
    expect(snapshots).toEqual([recordService.snapshot]);
  });

  test('is there after a restart', async () => {
    const folder = await emptyFolder();
    await (await serviceOn(SHIPPED, folder)).publish(proposal());
    expect(bodyOf(await serviceOn(SHIPPED, folder))).toBe('The lock was shut.');
  });

  test('reaches another process', async () => {
    const folder = await emptyFolder();
    const [writer, reader] = [await serviceOn(SHIPPED, folder), await serviceOn(SHIPPED, folder)];
    const reached = new Promise((resolve) => reader.onSnapshot(() => resolve('reached')));
    await new Promise((resolve) => setTimeout(resolve, 350));
    await writer.publish(proposal());
    expect(await Promise.race([reached, new Promise((resolve) => setTimeout(resolve, 10_000))])).toBe('reached');
    expect(bodyOf(reader)).toBe('The lock was shut.');
  });

  test('is undone by another one; both stay in its history', async () => {
    const recordService = await serviceOn();
    const outcome = await recordService.publish(proposal());
    const seen = outcome.kind === 'published' ? (outcome.revisions[0]?.number ?? 0) : 0;
    await recordService.publish(proposal({ text: SMALL_CORPUS[GAZETTE], seen, why: 'It has no name.' }));
    expect(bodyOf(recordService)).toBe('A lock was shut.');
    expect((await recordService.history(proposal())).map(({ why }) => why)).toEqual([
      'It has no name.',
      'The lock has a name.',
    ]);
  });

  test('of a withdrawal takes the source off the record', async () => {
    const recordService = await serviceOn();
    await recordService.publish(proposal({ text: null }));
    expect(recordService.snapshot.shared.content.sources.map(({ id }) => id)).toEqual([HERALD_ID]);
  });

  test('of a withdrawal may take off a source that an event rests on', async () => {
    const recordService = await serviceOn();
    expect(await recordService.publish(proposal({ entry: HERALD_ID, text: null }))).toMatchObject({
      kind: 'published',
    });
    const { content, problems, usable } = recordService.snapshot.shared;
    expect([problems, usable]).toEqual([[], true]);
    expect(content.sources.map(({ id }) => id)).toEqual([GAZETTE_ID]);
    expect(content.events.map(({ id }) => id)).toEqual(['lock-opened']);
  });

  test('of a server’s source stands beside the events that all share', async () => {
    const recordService = await serviceOn();
    const added = {
      scope: SERVER,
      entry: '2017-01-01-quay-rain',
      text: SMALL_CORPUS[HERALD].replace('2016-05-01', '2017-01-01'),
    };
    expect(await recordService.publish(proposal(added))).toMatchObject({ kind: 'published' });
    expect(recordService.snapshot.server(SERVER)?.content.events.map(({ id }) => id)).toEqual(['lock-opened']);
  });

  test('of a server’s source stands beside an event whose source was taken off what all share', async () => {
    const recordService = await serviceOn();
    await recordService.publish(proposal({ entry: HERALD_ID, text: null }));
    const added = {
      scope: SERVER,
      entry: '2017-01-01-quay-rain',
      text: SMALL_CORPUS[HERALD].replace('2016-05-01', '2017-01-01'),
    };
    expect(await recordService.publish(proposal(added))).toMatchObject({ kind: 'published' });
    expect(recordService.snapshot.server(SERVER)).toMatchObject({ usable: true, problems: [] });
  });

  test('is not taken over another that its author has not seen', async () => {
    const recordService = await serviceOn();
    await recordService.publish(proposal());
    expect(await recordService.publish(proposal({ text: null }))).toMatchObject({
      kind: 'superseded',
      newer: { why: 'The lock has a name.' },
    });
    expect(bodyOf(recordService)).toBe('The lock was shut.');
  });

  test('that would break the record is refused, with what is wrong and where', async () => {
    const recordService = await serviceOn();
    const broken = SMALL_CORPUS[GAZETTE].replace('speaker: ada-finch', 'speaker: nobody');
    const outcome = await recordService.publish(proposal({ text: broken }));
    expect(outcome).toMatchObject({ kind: 'invalid', problems: [{ field: 'statements[0].speaker', line: 10 }] });
    expect(await recordService.history(proposal())).toEqual([]);
  });

  test('of a person who is still quoted can’t be a withdrawal', async () => {
    const recordService = await serviceOn();
    const outcome = await recordService.publish(proposal({ kind: 'person', entry: 'ada-finch', text: null }));
    expect(outcome).toMatchObject({ kind: 'invalid', problems: [{ file: GAZETTE }] });
  });

  test.each([
    ['person', 'bo-marsh', '- id: bo-marsh\n  name: Bo Marsh\n  kind: person\n  aliases: [Beau Marsh]\n', 'people'],
    ['topic', 'locks', '- id: locks\n  label: Locks\n  description: Gates in the river.\n', 'topics'],
    [
      'event',
      'frost',
      '- id: frost\n  name: The frost\n  kind: occasion\n  day: 2015-03-01\n  sources: [2015-03-02-river-gazette-boats]\n',
      'events',
    ],
    ['place', 'weir', '- id: weir\n  name: The weir\n  kind: area\n', 'places'],
    ['office', 'lockkeeper', '- id: lockkeeper\n  title: Lockkeeper\n  titles: [Lockkeeper]\n', 'offices'],
    ['subject', 'swans', '- id: swans\n  label: Swans\n  question: Should there be swans?\n', 'subjects'],
    ['term', 'lock', '- id: lock\n  term: Lock\n  definition: Two gates in the river.\n', 'terms'],
  ] as const)('may mend or add a %s', async (kind, entry, text, list) => {
    const recordService = await serviceOn();
    expect(await recordService.publish(proposal({ kind, entry, text }))).toMatchObject({ kind: 'published' });
    expect(JSON.stringify(recordService.snapshot.shared.content[list])).toMatch(
      /Beau Marsh|"Locks"|Two gates|The frost|The weir|Lockkeeper|Should there be swans/,
    );
  });
});

test('an entry of a list whose file a corpus does without is on record all the same', async () => {
  const service = await serviceOn(shippedWith({ 'events.yaml': undefined }));
  const text = `- id: frost\n  name: The frost\n  kind: occasion\n  day: 2015-03-01\n  sources: [${GAZETTE_ID}]\n`;
  expect(await service.publish(proposal({ kind: 'event', entry: 'frost', text }))).toMatchObject({ kind: 'published' });
  expect(service.snapshot.shared.content.events).toMatchObject([{ id: 'frost' }]);
});

describe('an upgrade', () => {
  test('that brings what a moderator wrote retires the revision', async () => {
    const folder = await emptyFolder();
    await (await serviceOn(SHIPPED, folder)).publish(proposal());
    const upgraded = await serviceOn(shippedWith({ [GAZETTE]: `${proposal().text}\n` }), folder);
    expect(upgraded.snapshot.conflicts).toEqual([]);
    expect(upgraded.snapshot.shared.content.sources[0]?.added).toBeUndefined();
  });

  test('that brings what a moderator wrote, and then a correction of it, shows the correction and tells of it', async () => {
    const folder = await emptyFolder();
    await (await serviceOn(SHIPPED, folder)).publish(proposal());
    await serviceOn(shippedWith({ [GAZETTE]: `${proposal().text}\n` }), folder);
    const corrected = SMALL_CORPUS[GAZETTE].replace('A lock was shut.', 'The upper lock was shut.');
    const upgraded = await serviceOn(shippedWith({ [GAZETTE]: corrected }), folder);
    expect(bodyOf(upgraded)).toBe('The upper lock was shut.');
    expect(upgraded.snapshot.conflicts).toMatchObject([{ stands: 'shipped', revision: { text: proposal().text } }]);
  });

  test('brings back nothing that was withdrawn, whatever shipped in between', async () => {
    const folder = await emptyFolder();
    await (await serviceOn(SHIPPED, folder)).publish(proposal({ text: null }));
    await serviceOn(shippedWith({ [GAZETTE]: undefined }), folder);
    const mended = SMALL_CORPUS[GAZETTE].replace('A lock was shut.', 'A lock was mended.');
    const upgraded = await serviceOn(shippedWith({ [GAZETTE]: mended }), folder);
    expect(bodyOf(upgraded)).toBeUndefined();
    expect(upgraded.snapshot.conflicts).toMatchObject([{ shipped: mended, stands: 'revision' }]);
  });

  test('that takes away what was withdrawn leaves nothing to decide', async () => {
    const folder = await emptyFolder();
    await (await serviceOn(SHIPPED, folder)).publish(proposal({ text: null }));
    const upgraded = await serviceOn(shippedWith({ [GAZETTE]: undefined }), folder);
    expect([bodyOf(upgraded), upgraded.snapshot.conflicts]).toEqual([undefined, []]);
  });

  test('does not ship what a moderator added and then withdrew', async () => {
    const folder = await emptyFolder();
    const before = await serviceOn(shippedWith({ [GAZETTE]: undefined }), folder);
    const outcome = await before.publish(proposal());
    const seen = outcome.kind === 'published' ? (outcome.revisions[0]?.number ?? 0) : 0;
    await before.publish(proposal({ text: null, seen }));
    const upgraded = await serviceOn(shippedWith({ [GAZETTE]: proposal().text ?? '' }), folder);
    expect(bodyOf(upgraded)).toBeUndefined();
    expect(upgraded.snapshot.conflicts).toHaveLength(1);
  });

  test('that a curator has taken over for theirs is no conflict with the next one', async () => {
    const folder = await emptyFolder();
    await (await serviceOn(SHIPPED, folder)).publish(proposal({ text: SMALL_CORPUS[GAZETTE] }));
    const corrected = SMALL_CORPUS[GAZETTE].replace('A lock was shut.', 'Two locks were shut.');
    const upgraded = await serviceOn(shippedWith({ [GAZETTE]: corrected }), folder);
    expect([bodyOf(upgraded), upgraded.snapshot.conflicts]).toEqual(['Two locks were shut.', []]);
  });

  test('that comes while somebody edits is shown to them: nothing is overwritten unseen', async () => {
    const recordService = await serviceOn();
    const base = recordService.baseOf(proposal());
    const corrected = SMALL_CORPUS[GAZETTE].replace('A lock was shut.', 'Two locks were shut.');
    await recordService.replaceShipped(shippedWith({ [GAZETTE]: corrected }));
    expect(await recordService.publish(proposal({ base }))).toMatchObject({ kind: 'reshipped', shipped: corrected });
    expect(bodyOf(recordService)).toBe('Two locks were shut.');
    const seen = { base: recordService.baseOf(proposal()) };
    expect(await recordService.publish(proposal(seen))).toMatchObject({ kind: 'published' });
  });

  test('that is taken back leaves what a moderator wrote on record', async () => {
    const folder = await emptyFolder();
    await (await serviceOn(SHIPPED, folder)).publish(proposal());
    await serviceOn(shippedWith({ [GAZETTE]: `${proposal().text}\n` }), folder);
    expect(bodyOf(await serviceOn(SHIPPED, folder))).toBe('The lock was shut.');
  });

  test('that brings another text is a conflict: both are shown, and the revision stands', async () => {
    const folder = await emptyFolder();
    await (await serviceOn(SHIPPED, folder)).publish(proposal());
    const corrected = SMALL_CORPUS[GAZETTE].replace('A lock was shut.', 'Two locks were shut.');
    const upgraded = await serviceOn(shippedWith({ [GAZETTE]: corrected }), folder);
    expect(bodyOf(upgraded)).toBe('The lock was shut.');
    expect(upgraded.snapshot.conflicts).toMatchObject([{ shipped: corrected, revision: { text: proposal().text } }]);
  });

  test('that changes other sources is none', async () => {
    const folder = await emptyFolder();
    await (await serviceOn(SHIPPED, folder)).publish(proposal());
    const herald = SMALL_CORPUS[HERALD].replace('The lock was opened again.', 'It was opened again.');
    const upgraded = await serviceOn(shippedWith({ [HERALD]: herald }), folder);
    expect(upgraded.snapshot.conflicts).toEqual([]);
    expect([bodyOf(upgraded), bodyOf(upgraded, HERALD_ID)]).toEqual(['The lock was shut.', 'It was opened again.']);
  });
});

describe('files that are edited while the program runs', () => {
  test('and taken back lose nothing that was published, also when they are edited again', async () => {
    const folder = await emptyFolder();
    const recordService = await serviceOn(SHIPPED, folder);
    await recordService.publish(proposal());
    await recordService.replaceShipped(shippedWith({ [GAZETTE]: proposal().text ?? '' }));
    const another = SMALL_CORPUS[GAZETTE].replace('A lock was shut.', 'Two locks were shut.');
    await recordService.replaceShipped(shippedWith({ [GAZETTE]: another }));
    expect(bodyOf(recordService)).toBe('The lock was shut.');
    expect(recordService.snapshot.conflicts).toMatchObject([{ shipped: another, stands: 'revision' }]);
  });
});

describe('two who publish at the same moment', () => {
  const person = (text: string | null) => proposal({ kind: 'person', entry: 'di-marsh', text });
  const quoting = proposal({ text: SMALL_CORPUS[GAZETTE].replace('speaker: ada-finch', 'speaker: di-marsh') });

  async function withPerson(folder: string) {
    const recordService = await serviceOn(SHIPPED, folder);
    const outcome = await recordService.publish(person('- id: di-marsh\n  name: Di Marsh\n  kind: person\n'));
    return { recordService, seen: outcome.kind === 'published' ? (outcome.revisions[0]?.number ?? 0) : 0 };
  }

  test('in one process take turns: what no longer goes with the first is refused', async () => {
    const { recordService, seen } = await withPerson(await emptyFolder());
    const outcomes = await Promise.all([
      recordService.publish({ ...person(null), seen }),
      recordService.publish(quoting),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['published', 'invalid']);
  });

  test('in two processes: the second is told that theirs does not stand yet', async () => {
    const folder = await emptyFolder();
    const { recordService, seen } = await withPerson(folder);
    const other = await serviceOn(SHIPPED, folder);
    await recordService.publish({ ...person(null), seen });
    expect(await other.publish(quoting)).toMatchObject({ kind: 'published', setAside: [{ entry: GAZETTE_ID }] });
  });
});

test('one unsound revision among many costs few looks at the record, and the others stand', async () => {
  const folder = await emptyFolder();
  const before = await serviceOn(SHIPPED, folder);
  const term = (id: string, more = '') =>
    proposal({ kind: 'term', entry: id, text: `- id: ${id}\n  term: ${id}\n  definition: Of a river.\n${more}` });
  const sound = Array.from({ length: 40 }, (_, index) => term(`weir-${index}`));
  await before.publish(...sound.slice(0, 20), term('boating', '  topics: [boats]\n'), ...sound.slice(20));
  const renamed = Object.entries(SMALL_CORPUS).map(([file, text]) => [
    file,
    text.replaceAll('[boats]', '[ships]').replace('- id: boats\n', '- id: ships\n'),
  ]);
  const { snapshot } = await serviceOn(shippedWith(Object.fromEntries(renamed)), folder);
  expect(snapshot.shared.setAside).toMatchObject([{ entry: 'boating' }]);
  expect(snapshot.shared.content.terms).toHaveLength(41);
});

describe('an upgrade that a revision no longer fits', () => {
  const withoutAda = shippedWith({
    'people.yaml': SMALL_CORPUS['people.yaml'].replace('ada-finch', 'ada-reed'),
    [GAZETTE]: SMALL_CORPUS[GAZETTE].replace('ada-finch', 'ada-reed'),
  });

  test('is answered with as it ships; the revision is set aside, and what is wrong with it is told', async () => {
    const folder = await emptyFolder();
    const text = proposal().text?.replace('as: Chief Warden', 'as: Warden') ?? null;
    await (await serviceOn(SHIPPED, folder)).publish(proposal({ text }));
    const { snapshot } = await serviceOn(withoutAda, folder);
    expect(snapshot.shared.usable).toBe(true);
    expect(snapshot.shared.problems).toContainEqual(
      expect.objectContaining({ severity: 'error', file: GAZETTE, field: 'statements[0].speaker' }),
    );
    expect(snapshot.shared.content.sources.find(({ id }) => id === GAZETTE_ID)?.body).toBe('A lock was shut.');
    expect(snapshot.shared.setAside).toMatchObject([{ entry: GAZETTE_ID }]);
  });

  test('leaves the other revisions of the same list standing', async () => {
    const folder = await emptyFolder();
    const before = await serviceOn(SHIPPED, folder);
    const term = (id: string, more = '') =>
      proposal({ kind: 'term', entry: id, text: `- id: ${id}\n  term: ${id}\n  definition: Of a river.\n${more}` });
    await before.publish(term('weir', '  topics: [boats]\n'));
    await before.publish(term('sluice'));
    const renamed = Object.entries(SMALL_CORPUS).map(([file, text]) => [
      file,
      text.replaceAll('[boats]', '[ships]').replace('- id: boats\n', '- id: ships\n'),
    ]);
    const { snapshot } = await serviceOn(shippedWith(Object.fromEntries(renamed)), folder);
    expect(snapshot.shared.usable).toBe(true);
    expect(snapshot.shared.content.terms.map(({ id }) => id)).toEqual(['lock', 'sluice']);
    expect(snapshot.shared.setAside).toMatchObject([{ entry: 'weir' }]);
  });

  test('brings back nothing that was taken down', async () => {
    const folder = await emptyFolder();
    const before = await serviceOn(SHIPPED, folder);
    await before.publish(proposal());
    await before.publish(proposal({ entry: HERALD_ID, text: null }));
    const { snapshot } = await serviceOn(withoutAda, folder);
    expect(snapshot.shared.content.sources.map(({ id }) => id)).toEqual([GAZETTE_ID]);
  });
});

describe('a server’s own source', () => {
  const own = (server: string, body: string) =>
    proposal({
      scope: server,
      entry: '2015-03-02-river-gazette-swans',
      text: SMALL_CORPUS[GAZETTE].replace('A lock was shut.', body),
    });

  test('is on record there under an id of its own, and nowhere else', async () => {
    const recordService = await serviceOn();
    const before = recordService.snapshot;
    await recordService.publish(own(SERVER, 'Swans.'));
    await recordService.publish(own(OTHER, 'Ducks.'));
    const { snapshot } = recordService;
    expect(snapshot.shared).toBe(before.shared);
    const bodies = (server: string) => snapshot.server(server)?.content.sources.map(({ id, body }) => [id, body]);
    expect(bodies(SERVER)).toEqual([[`s${SERVER}:2015-03-02-river-gazette-swans`, 'Swans.']]);
    expect(bodies(OTHER)).toEqual([[`s${OTHER}:2015-03-02-river-gazette-swans`, 'Ducks.']]);
    expect(snapshot.server('334455667788990011')).toBeUndefined();
  });

  test('leaves what another server has as it is, to the object', async () => {
    const recordService = await serviceOn();
    await recordService.publish(own(SERVER, 'Swans.'));
    const before = recordService.snapshot.server(SERVER);
    expect(before?.content.sources).toHaveLength(1);
    await recordService.publish(own(OTHER, 'Ducks.'));
    await recordService.publish(proposal());
    expect(recordService.snapshot.server(SERVER)).toBe(before);
  });

  test('may name people of its own, under names that nobody shares', async () => {
    const recordService = await serviceOn();
    const person = (id: string) =>
      proposal({ scope: SERVER, kind: 'person', entry: id, text: `- id: ${id}\n  name: Cy Reed\n  kind: person\n` });
    expect(await recordService.publish(person('cy-reed'))).toMatchObject({
      kind: 'invalid',
      problems: [{ code: 'own-name' }],
    });
    expect(await recordService.publish(person('own-cy-reed'))).toMatchObject({ kind: 'published' });
    expect(JSON.stringify(recordService.snapshot.shared)).not.toContain('Cy Reed');
    expect(JSON.stringify(recordService.snapshot.server(SERVER))).toContain('Cy Reed');
  });
});

test('the overlay loses no text: each revision stands, or ships; each shipped text ships, or is told of', () => {
  const text = fc.constantFrom('one', 'two', 'three');
  const id = fc.constantFrom('a', 'b', 'c');
  const revisions = fc.uniqueArray(
    fc.record({ entry: id, text: fc.option(text), base: fc.option(text.map(textHash)), retired: fc.boolean() }),
    { selector: ({ entry }) => entry },
  );
  fc.assert(
    fc.property(fc.dictionary(id, text), revisions, (shipped, drawn) => {
      const files = new Map(Object.entries(shipped).map(([entry, words]) => [`sources/${entry}.md`, words]));
      const published = drawn.map(
        (each, index): CurrentRevision => ({ ...proposal(each), ...each, number: index + 1, previous: 0, at: AT }),
      );
      const { files: overlaid, conflicts, retired } = overlay({ files, problems: [] }, published);
      for (const revision of published) {
        const now = overlaid.files.get(`sources/${revision.entry}.md`);
        const before = shipped[revision.entry] ?? null;
        const isFromThis = revision.base === (before === null ? null : textHash(before));
        const isShipped =
          revision.text !== null && (before === revision.text || textHash(revision.text) === revision.base);
        const isGone = revision.text === null && before === null;
        const isOver = isShipped || (revision.retired && revision.text !== null && !isFromThis);
        expect(typeof now === 'string' ? now.trim() : null).toBe(isOver ? before : revision.text);
        expect(retired.includes(revision)).toBe(isOver);
        // Whatever does not stand, though somebody chose it, is told of.
        const told = conflicts.filter((conflict) => conflict.revision === revision);
        expect(told).toEqual(
          isShipped || isFromThis || isGone
            ? []
            : [{ revision, ours: revision.text, shipped: before, stands: isOver ? 'shipped' : 'revision' }],
        );
      }
      for (const [entry, words] of Object.entries(shipped)) {
        if (!drawn.some((each) => each.entry === entry)) expect(overlaid.files.get(`sources/${entry}.md`)).toBe(words);
      }
    }),
    { numRuns: 200 },
  );
});
