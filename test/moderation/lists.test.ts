/** What is known of the field, added by moderators: each list has a form of its own. */
import { describe, expect, it } from 'vitest';
import { LIST_KINDS, type ListKind, listNameOf } from '../../src/corpus/lists.ts';
import type { FieldValues } from '../discord-server/people/form.ts';
import { setScene } from './scene.ts';
import { confirm, fillIn } from './town.ts';

const scene = setScene();
const SOURCE = '2018-11-30-south-west-londoner-armed-police-london-streets';

/** Adds an entry by its form, and publishes it. */
async function define(kind: ListKind, name: string, values: FieldValues): Promise<void> {
  const { mod } = scene.town;
  const shown = await mod.submit(await mod.slash('corpus define', { kind, name }), values);
  const done = await mod.press(await fillIn(mod, shown, 'Publish…', { why: 'It was missing.' }), 'Publish');
  expect(done.text).toContain('Published.');
}

/** The entry of the server's own that is on record. */
function entryOf(kind: ListKind): unknown {
  const { recordService } = scene.running.resources;
  const content = recordService.snapshot.server(scene.town.guild.id)?.content;
  return content?.[listNameOf(kind)].find(({ id }: { id: string }) => id.startsWith('own-'));
}

it.each(LIST_KINDS)('there is a form for every list: %s', async (kind) => {
  const form = await scene.town.mod.slash('corpus define', { kind, name: 'Fennbridge' });
  const values = form.modal?.sent.components.map(({ component }) => component?.value);
  expect(values).toContain('Fennbridge');
});

describe('an entry that is defined in Discord', () => {
  it('may be an office', async () => {
    await define('office', 'Bridge warden', {
      titles: 'Bridge warden …',
      aliases: 'the warden\nwarden of the bridge',
      body: 'Metropolitan Police',
      flags: ['many'],
    });
    expect(entryOf('office')).toEqual({
      id: 'own-bridge-warden',
      title: 'Bridge warden',
      titles: ['Bridge warden …'],
      aliases: ['the warden', 'warden of the bridge'],
      body: 'metropolitan-police',
      many: true,
    });
  });

  it('may be an event of one day, and be given a period later', async () => {
    const { mod } = scene.town;
    await define('event', 'Fennbridge flood', {
      kind: ['emergency'],
      when: '2018-11-29',
      aliases: 'the flood',
      sources: SOURCE,
    });
    expect(entryOf('event')).toMatchObject({ name: 'Fennbridge flood', kind: 'emergency', day: '2018-11-29' });
    const edit = await mod.slash('corpus edit', { entry: 'event:own-fennbridge-flood' });
    expect(edit.modal?.fields.find(({ label }) => label === 'When')?.value).toBe('2018-11-29');
    const shown = await mod.submit(edit, { when: '2018-11-28 | 2018-11-29' });
    await mod.press(await fillIn(mod, shown, 'Publish…', { why: 'It began earlier.' }), 'Publish');
    expect(entryOf('event')).toMatchObject({
      period: { from: '2018-11-28', to: '2018-11-29' },
      aliases: ['the flood'],
    });
    expect(entryOf('event')).not.toHaveProperty('day');
  });

  it('may be a place, named by where it lies', async () => {
    await define('place', 'Fennbridge', { kind: ['area'], in: 'Lambeth', aliases: 'the Fenn' });
    expect(entryOf('place')).toEqual({
      id: 'own-fennbridge',
      name: 'Fennbridge',
      kind: 'area',
      in: 'lambeth',
      aliases: ['the Fenn'],
    });
  });

  it('may be a subject, a qualifier and synonyms', async () => {
    await define('subject', 'Zebra crossings', {
      question: 'Should there be more zebra crossings?',
      aliases: 'zebras in the road',
      topics0: ['community-confidence'],
    });
    expect(entryOf('subject')).toMatchObject({ aliases: ['zebras in the road'], topics: ['community-confidence'] });
    await define('qualifier', 'Ferrymen', { words: 'ferryman\nferrymen', flags: ['people'] });
    expect(entryOf('qualifier')).toMatchObject({ words: ['ferryman', 'ferrymen'], people: true });
    await define('synonyms', 'fennbobby', { words: 'fennbobby\nbridge constable' });
    expect(entryOf('synonyms')).toMatchObject({ words: ['fennbobby', 'bridge constable'] });
  });

  it('may be a subject with what says its opposite; it is edited, undone and exported as any other entry', async () => {
    const { mod } = scene.town;
    const subject = 'subject:own-zebra-crossings';
    await define('subject', 'Zebra crossings', {
      question: 'Should there be more zebra crossings?',
      aliases: 'zebras in the road\nnot: crossings without stripes',
      topics0: ['community-confidence'],
    });
    const polarity = { 'crossings without stripes': 'reversed' };
    expect(entryOf('subject')).toMatchObject({ aliases: ['zebras in the road'], polarity });
    const edit = await mod.slash('corpus edit', { entry: subject });
    const names = edit.modal?.fields.find(({ label }) => label === 'What stances call it');
    expect(names?.value).toBe('zebras in the road\nnot: crossings without stripes');
    const shown = await mod.submit(edit, { question: 'Should there be zebra crossings at all?' });
    await mod.press(await fillIn(mod, shown, 'Publish…', { why: 'Clearer.' }), 'Publish');
    expect(entryOf('subject')).toMatchObject({ question: 'Should there be zebra crossings at all?', polarity });
    await confirm(mod, await mod.slash('corpus undo', { entry: subject, why: 'It was right before.' }));
    expect(entryOf('subject')).toMatchObject({ question: 'Should there be more zebra crossings?', polarity });
    const history = await mod.slash('corpus history', { entry: subject });
    expect(history.text).toMatch(/It was right before\..*Clearer\..*It was missing\./s);
  });

  it('is refused where the format does not take it, and what was written stands in the form again', async () => {
    const { mod } = scene.town;
    const form = await mod.slash('corpus define', { kind: 'event', name: 'Fennbridge flood' });
    const refused = await mod.submit(form, { kind: ['emergency'], when: 'yesterday', sources: SOURCE });
    expect(refused.text).toContain('has to be a calendar day as YYYY-MM-DD');
    const again = await mod.press(refused, 'Open the form again');
    expect(again.modal?.fields.map(({ value }) => value)).toContain('yesterday');
  });

  it('can’t rest on a source that nobody has', async () => {
    const { mod } = scene.town;
    const form = await mod.slash('corpus define', { kind: 'event', name: 'Fennbridge flood' });
    const shown = await mod.submit(form, {
      kind: ['emergency'],
      when: '2018-11-29',
      sources: '2018-11-29-nobody-nothing',
    });
    expect(shown.text).toContain('There is no source with the id');
    expect(shown.buttons.find(({ label }) => label === 'Publish…')?.disabled).toBe(true);
  });

  it('is checked as what ships is, and nothing that all servers share is told with it', async () => {
    const { mod } = scene.town;
    await define('subject', 'Zebra crossings', {
      question: 'More zebra crossings.',
      topics0: ['community-confidence'],
    });
    const checked = await mod.slash('corpus check');
    expect(checked.text).toContain('0 errors, 2 warnings');
    expect(checked.text).toContain('Nothing in the corpus uses the subject “own-zebra-crossings”.');
    expect(checked.text).toContain('“More zebra crossings.” is no question.');
  });

  it('is withdrawn and restored as any other', async () => {
    const { mod } = scene.town;
    await define('place', 'Fennbridge', { kind: ['area'], in: 'lambeth' });
    await confirm(mod, await mod.slash('corpus withdraw', { entry: 'place:own-fennbridge', why: 'A try.' }));
    expect(entryOf('place')).toBeUndefined();
    await confirm(mod, await mod.slash('corpus restore', { entry: 'place:own-fennbridge', why: 'No.' }));
    expect(entryOf('place')).toMatchObject({ name: 'Fennbridge' });
  });
});
