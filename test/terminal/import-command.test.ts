import { describe, expect, test, vi } from 'vitest';
import { loadFiles } from '../../src/corpus/files.ts';
import { RecordService } from '../../src/record/record-service.ts';
import { importCommand } from '../../src/terminal/import-command.ts';
import { edited, type Files, folderOf, GAZETTE, HERALD, SMALL_CORPUS } from '../corpus/small-corpus.ts';
import { emptyFolder, storeAt } from '../store/folder.ts';
import { AT } from '../store/revision.ts';
import { run as runCommand } from './terminal.ts';

const HERALD_ID = '2016-05-01-river-herald-lock';
const WRITE = ['--write', '--by', '223344556677889900', '--why', 'Mended in the repository.'];

/** A running bot’s record, and the command beside it. */
async function beside(shipped: Files = SMALL_CORPUS) {
  const [folder, data] = [await folderOf(shipped), await emptyFolder()];
  const store = await storeAt({ folder: data });
  const recordService = await RecordService.open({ store, shipped: await loadFiles(folder), now: () => AT });
  const run = async (files: Files, ...args: string[]) =>
    runCommand(importCommand, [await folderOf(files), ...args], { folder, place: { folder: data } });
  return { recordService, run, store, place: { folder: data } };
}

describe('corpus import', () => {
  const changed = edited(GAZETTE, 'A lock was shut.', 'The lock was shut.');

  test('says first what it would do, and publishes nothing', async () => {
    const { run, store } = await beside();
    expect(await run(changed)).toEqual({
      status: 0,
      stdout: `publish ${GAZETTE}\nNothing is published yet: --write --by <id> --why <text> publishes 1 entry.\n`,
      stderr: '',
    });
    expect(await store.revisions.current()).toEqual([]);
  });

  test('publishes what the files say, with who and why', async () => {
    const { run, recordService } = await beside();
    expect(await run(changed, ...WRITE)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/1 entry published/),
    });
    await recordService.refresh();
    expect(recordService.published('shared')).toMatchObject([
      { by: '223344556677889900', why: 'Mended in the repository.', origin: { how: 'imported' } },
    ]);
    expect(recordService.snapshot.shared.content.sources[0]?.body).toBe('The lock was shut.');
    expect((await run(changed, ...WRITE)).stdout).toBe('The record says all of it already.\n');
  });

  test('publishes a new person before the source that quotes them', async () => {
    const { run, recordService } = await beside();
    const outcome = await run(
      {
        'people.yaml': '- id: cy-reed\n  name: Cy Reed\n  kind: person\n',
        [HERALD]: SMALL_CORPUS[HERALD]
          .replace('speaker: bo-marsh', 'speaker: cy-reed')
          .replace('Bo Marsh said', 'Cy Reed said'),
      },
      ...WRITE,
    );
    expect(outcome).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/2 entries published/) });
    await recordService.refresh();
    expect(recordService.snapshot.shared.content.people.map(({ id }) => id)).toContain('ada-finch');
    expect(recordService.snapshot.shared.content.sources[1]?.statements[0]?.speaker).toBe('cy-reed');
  });

  test('brings back nothing that was withdrawn', async () => {
    const { run, recordService } = await beside();
    const gone = { scope: 'shared', kind: 'source', entry: HERALD_ID, text: null, seen: 0 } as const;
    await recordService.publish({
      ...gone,
      by: '223344556677889900',
      approvedBy: null,
      why: 'Taken down.',
      origin: { how: 'edited' },
    });
    const { status, stdout } = await run(SMALL_CORPUS, ...WRITE);
    expect([status, stdout]).toEqual([1, expect.stringMatching(/^left .*river-herald-lock.*withdrawn/)]);
    await recordService.refresh();
    expect(recordService.snapshot.shared.content.sources).toHaveLength(1);
  });

  test('publishes all of it or nothing', async () => {
    const { run, store } = await beside();
    const more = { ...changed, [HERALD]: SMALL_CORPUS[HERALD].replace('The lock was opened again.', 'It was opened.') };
    const add = store.revisions.add.bind(store.revisions);
    const { Revisions } = await import('../../src/store/revisions.ts');
    // Somebody else publishes one of the two in the moment before.
    const spy = vi.spyOn(Revisions.prototype, 'add').mockImplementationOnce(async function (this: unknown, proposals) {
      const [first] = proposals;
      if (first !== undefined) await add([{ ...first, text: `${first.text}\nMore.` }]);
      return add(proposals);
    });
    const { status, stdout, stderr } = await run(more, ...WRITE);
    spy.mockRestore();
    expect(status).toBe(1);
    expect(stdout).not.toContain('published');
    expect(stderr).toMatch(/^Nothing was published: somebody has changed sources\/.* meanwhile\. Run it again/);
    expect(await store.revisions.current()).toHaveLength(1);
  });

  test('notes nothing in the database while it only looks', async () => {
    const { recordService, place, store } = await beside();
    const text = changed[GAZETTE];
    await recordService.publish({
      ...{ scope: 'shared', kind: 'source', entry: GAZETTE.slice('sources/'.length, -'.md'.length), seen: 0 },
      ...{ text: String(text), by: '223344556677889900', approvedBy: null, why: 'x', origin: { how: 'edited' } },
    });
    // The folder of the corpus has come to say it by now.
    await runCommand(importCommand, [await folderOf(changed)], { folder: await folderOf(changed), place });
    expect((await store.revisions.current()).map(({ retired }) => retired)).toEqual([false]);
  });

  test('takes no name that a single server’s entries have', async () => {
    const { run, store } = await beside();
    const outcome = await run({ 'people.yaml': '- id: own-cy\n  name: Cy Reed\n  kind: person\n' }, ...WRITE);
    expect(outcome).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/people\.yaml.*“own-cy” could be taken/),
    });
    expect(await store.revisions.current()).toEqual([]);
  });

  test('publishes nothing where something in it is wrong', async () => {
    const { run, store } = await beside();
    const wrong = { ...changed, [HERALD]: SMALL_CORPUS[HERALD].replace('speaker: bo-marsh', 'speaker: nobody') };
    expect(await run(wrong, ...WRITE)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/Nothing was published:\n.*river-herald-lock\.md, line 10: .*nobody/),
    });
    expect(await store.revisions.current()).toEqual([]);
  });

  test.each([
    [['--write', '--why', 'x'], /^--write needs --by <id>/],
    [['--write', '--why', 'x', '--by', '@mod'], /^“@mod” is no --by <id>/],
    [['--write', '--by', '223344556677889900'], /--why/],
    [['--oops'], /--oops/],
  ])('%j is wrong use', async (args, named) => {
    const { run } = await beside();
    expect(await run(changed, ...args)).toMatchObject({ status: 2, stderr: expect.stringMatching(named) });
  });
});
