import { writeFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { loadCorpus, loadFiles } from '../../src/corpus/files.ts';
import type { Proposal } from '../../src/record/change.ts';
import { RecordService } from '../../src/record/record-service.ts';
import { exportCommand } from '../../src/terminal/export-command.ts';
import { edited, type Files, folderOf, GAZETTE, HERALD, SMALL_CORPUS } from '../corpus/small-corpus.ts';
import { emptyFolder, storeAt } from '../store/folder.ts';
import { AT } from '../store/revision.ts';
import { run } from './terminal.ts';

/** No event is dated by a source that may be withdrawn. */
const WITHOUT_EVENTS: Files = { ...SMALL_CORPUS, 'events.yaml': '[]\n' };
const HERALD_ID = '2016-05-01-river-herald-lock';
const TEXT = SMALL_CORPUS[HERALD].replace('The lock was opened again.', 'It was opened again.');

function proposal(own: Partial<Proposal> = {}): Proposal {
  const by = '223344556677889900';
  const why = 'Shorter.';
  return {
    scope: 'shared',
    kind: 'source',
    entry: HERALD_ID,
    text: TEXT,
    seen: 0,
    by,
    approvedBy: null,
    why,
    origin: { how: 'edited' },
    ...own,
  };
}

/** A corpus folder and data in which something was published over it. */
async function published(files: Files, ...proposals: Proposal[]) {
  const [folder, data] = [await folderOf(files), await emptyFolder()];
  const store = await storeAt({ folder: data });
  const recordService = await RecordService.open({ store, shipped: await loadFiles(folder), now: () => AT });
  for (const each of proposals) expect(await recordService.publish(each)).toMatchObject({ kind: 'published' });
  return {
    folder,
    place: { folder: data },
    recordService,
    read: (file: string) => readFile(path.join(folder, file), 'utf8'),
  };
}

describe('corpus export', () => {
  test('says first what it would do, and writes nothing', async () => {
    const { folder, place, read } = await published(SMALL_CORPUS, proposal());
    expect(await run(exportCommand, [], { folder, place })).toEqual({
      status: 0,
      stdout: `change  ${HERALD}\n          2026-03-01: Shorter.\nNothing is written yet: --write changes 1 file.\n`,
      stderr: '',
    });
    expect(await read(HERALD)).toBe(SMALL_CORPUS[HERALD]);
  });

  test('writes what is published, after which the revision has done its work', async () => {
    const { folder, place, recordService, read } = await published(SMALL_CORPUS, proposal());
    expect(await run(exportCommand, ['--write'], { folder, place })).toMatchObject({ status: 0 });
    expect(await read(HERALD)).toBe(TEXT);
    await recordService.replaceShipped(await loadFiles(folder));
    expect(recordService.snapshot.shared.content.sources.flatMap(({ added }) => added ?? [])).toEqual([]);
    expect((await run(exportCommand, [], { folder, place })).stdout).toMatch(/already/);
  });

  test('takes away the file of a withdrawn source', async () => {
    const { folder, place } = await published(WITHOUT_EVENTS, proposal({ text: null }));
    expect((await run(exportCommand, ['--write'], { folder, place })).stdout).toMatch(/^remove {2}/);
    expect((await loadFiles(folder)).files.has(HERALD)).toBe(false);
  });

  test('leaves the file of a withdrawn source that dates an event, and says so', async () => {
    const { folder, place } = await published(SMALL_CORPUS, proposal({ text: null }));
    const { status, stderr } = await run(exportCommand, ['--write'], { folder, place });
    expect([status, stderr]).toEqual([1, expect.stringMatching(/Nothing was written[\s\S]*events\.yaml/)]);
    expect((await loadFiles(folder)).files.has(HERALD)).toBe(true);
  });

  test.each([
    ['a withdrawal', proposal({ text: null })],
    ['a withdrawn term', proposal({ kind: 'term', entry: 'lock', text: null })],
    [
      'a changed term',
      proposal({ kind: 'term', entry: 'lock', text: '- id: lock\n  term: Lock\n  definition: Two gates.\n' }),
    ],
  ])('has nothing to do a second time: %s', async (_what, own) => {
    const glossary = `# Words.\n${SMALL_CORPUS['glossary.yaml']}`;
    const { folder, place } = await published({ ...WITHOUT_EVENTS, 'glossary.yaml': glossary }, own);
    expect(await run(exportCommand, ['--write'], { folder, place })).toMatchObject({ status: 0, stderr: '' });
    const { status, stdout } = await run(exportCommand, ['--write'], { folder, place });
    expect([status, stdout]).toEqual([0, `${folder} says what is published already.\n`]);
    expect((await readdir(folder)).filter((name) => name.includes('new'))).toEqual([]);
  });

  test('overwrites nothing that was saved in this very moment', async () => {
    const { folder, place, read } = await published(SMALL_CORPUS, proposal());
    const saved = SMALL_CORPUS[HERALD].replace('The lock was opened again.', 'Two locks were opened again.');
    const output = new PassThrough();
    // What it will do is said just before it is done.
    output.once('data', () => writeFileSync(path.join(folder, HERALD), saved));
    const { status, stderr } = await run(exportCommand, ['--write'], { folder, place }, output);
    expect([status, stderr]).toEqual([1, `${HERALD} has changed meanwhile and stays as it is. Run it again.\n`]);
    expect(await read(HERALD)).toBe(saved);
  });

  test.each([
    ['broken', '- id: [\n'],
    ['not there', undefined],
  ])('does not say that all is done where a list that has to change is %s', async (_what, text) => {
    const { folder, place } = await published(
      SMALL_CORPUS,
      proposal({ kind: 'term', entry: 'weir', text: '- id: weir\n  term: Weir\n  definition: A step.\n' }),
    );
    await rm(path.join(folder, 'glossary.yaml'));
    if (text !== undefined) await writeFile(path.join(folder, 'glossary.yaml'), text);
    const { status, stdout, stderr } = await run(exportCommand, ['--write'], { folder, place });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^Nothing was written.*\n {2}glossary\.yaml/);
  });

  test('leaves every other line of a list as it is', async () => {
    const people = `# Those who speak.\n${SMALL_CORPUS['people.yaml'].replace('- id: bo-marsh', '\n# Since 2016:\n- id: bo-marsh')}`;
    const bo = '- id: bo-marsh\n  name: Bo Marsh\n  kind: person\n  aliases: [ Beau Marsh ]\n';
    const cy = '- id: cy-reed\n  name: Cy Reed\n  kind: person\n';
    const { folder, place, read } = await published(
      { ...SMALL_CORPUS, 'people.yaml': people },
      proposal({ kind: 'person', entry: 'bo-marsh', text: bo }),
      proposal({ kind: 'person', entry: 'cy-reed', text: cy }),
    );
    await run(exportCommand, ['--write'], { folder, place });
    const before = people.slice(0, people.indexOf('- id: bo-marsh'));
    const after = people.slice(people.indexOf('- id: river-police'));
    expect(await read('people.yaml')).toBe(`${before}${bo}${after}${cy}`);
  });

  test('writes a subject that was added, with what says its opposite', async () => {
    const text =
      '- id: longer-lock\n  label: A longer lock\n  question: Should the lock be longer?\n  aliases: [ a lock for barges ]\n  polarity: { shortening the lock: reversed }\n';
    const { folder, place, read } = await published(
      SMALL_CORPUS,
      proposal({ kind: 'subject', entry: 'longer-lock', text }),
    );
    await run(exportCommand, ['--write'], { folder, place });
    expect(await read('subjects.yaml')).toBe(`${SMALL_CORPUS['subjects.yaml']}${text}`);
    expect((await loadCorpus(folder)).content.subjects.map(({ id }) => id)).toEqual(['open-lock', 'longer-lock']);
  });

  test('empties and fills a list, whose comments stay', async () => {
    const lock = proposal({ kind: 'term', entry: 'lock', text: null });
    const { folder, place, recordService, read } = await published(
      { ...SMALL_CORPUS, 'glossary.yaml': `# Words.\n${SMALL_CORPUS['glossary.yaml']}` },
      lock,
    );
    await run(exportCommand, ['--write'], { folder, place });
    expect(await read('glossary.yaml')).toBe('# Words.\n[]\n');
    await recordService.replaceShipped(await loadFiles(folder));
    const weir = '- id: weir\n  term: Weir\n  definition: A step in the river.\n';
    await recordService.publish(proposal({ kind: 'term', entry: 'weir', text: weir }));
    await run(exportCommand, ['--write'], { folder, place });
    expect(await read('glossary.yaml')).toBe(`# Words.\n${weir}`);
  });

  test('leaves alone what has changed in the folder, too', async () => {
    const { place } = await published(SMALL_CORPUS, proposal());
    const folder = await folderOf(edited(HERALD, 'The lock was opened again.', 'Two locks were opened again.'));
    const { status, stdout } = await run(exportCommand, ['--write'], { folder, place });
    expect([status, stdout]).toEqual([1, expect.stringMatching(/^left .*river-herald-lock/)]);
    expect((await loadFiles(folder)).files.get(HERALD)).toContain('Two locks');
  });

  test('writes nothing that would break the corpus', async () => {
    const broken = await folderOf(SMALL_CORPUS);
    const { place } = await published(
      {
        ...SMALL_CORPUS,
        'people.yaml': `${SMALL_CORPUS['people.yaml']}- id: cy-reed\n  name: Cy Reed\n  kind: person\n`,
      },
      proposal({ text: TEXT.replace('speaker: bo-marsh', 'speaker: cy-reed') }),
    );
    expect(await run(exportCommand, ['--write'], { folder: broken, place })).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/Nothing was written.*\n.*cy-reed/),
    });
    expect((await loadCorpus(broken)).problems).toEqual([]);
  });

  test('keeps what single servers have added with them', async () => {
    const own = proposal({ scope: '112233445566778899', entry: '2016-05-01-river-herald-swans' });
    const { folder, place } = await published(SMALL_CORPUS, own);
    expect((await run(exportCommand, [], { folder, place })).stdout).toMatch(/already/);
  });

  test('says that nothing is stored where the folder of the data has no database, and makes none', async () => {
    const data = await emptyFolder();
    const outcome = await run(exportCommand, [], {
      folder: await folderOf(SMALL_CORPUS),
      place: { folder: data },
    });
    expect(outcome).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/BLUELAMP_DATA/) });
    expect(await readdir(data)).toEqual([]);
  });

  test('says what to do where no folder is', async () => {
    const place = { folder: await emptyFolder() };
    expect(await run(exportCommand, ['/nowhere'], { place })).toMatchObject({
      status: 2,
      stderr: 'There is no folder /nowhere.\n',
    });
  });

  test.each([GAZETTE, HERALD] as const)('%s stands as it is where nothing was published', async (file) => {
    const { folder, place, read } = await published(SMALL_CORPUS);
    await run(exportCommand, ['--write'], { folder, place });
    expect(await read(file)).toBe(SMALL_CORPUS[file]);
  });
});
