import { describe, expect, it } from 'vitest';
import { SAY } from '../../src/moderation/session/words.ts';
import type { Seen } from '../discord-server/people/seen.ts';
import { siteOf } from '../fetch/site.ts';
import { setScene } from './scene.ts';
import {
  articleWith,
  ask,
  confirm,
  ENTRY,
  fillIn,
  openDraft,
  pageFor,
  publish,
  QUESTION,
  readyToPublish,
  SUMMARY,
  selectOf,
  WORDS,
} from './town.ts';

const scene = setScene();

describe('from an address to an answer', () => {
  it('goes by a draft that a person goes through, and is answered with at once', async () => {
    const { mod, alice } = scene.town;
    const { url } = await pageFor(scene.running);
    const draft = await mod.slash('corpus add', { url });
    expect(draft.ephemeral).toBe(true);
    expect(draft.text).toContain('Holds 1 statement (1 word for word) and 0 figures.');
    expect(draft.text).toContain('The summary is still to be written');
    expect(draft.buttons.map(({ label }) => label)).not.toContain('Publish…');
    expect((await ask(alice)).text).not.toContain(WORDS);
    await publish(mod, url);
    const answer = await ask(alice);
    expect(answer.text).toContain(WORDS);
    expect(answer.text).toContain('Lord Harris of Haringey');
    expect(answer.text).toContain('Added by this server’s moderators.');
  });

  it('shows what it would put on record before it does', async () => {
    const { mod } = scene.town;
    const shown = await readyToPublish(mod, (await pageFor(scene.running)).url, 'A reader asked.');
    expect(shown.text).toContain('A reader asked.');
    expect(shown.text).toContain(SAY.notPublishedYet);
    expect(shown.text).toContain('**Added:** the source “Crossings”');
    expect(shown.text).toMatch(/Added:\*\* \*\*Lord Harris of Haringey[\s\S]*> The zebra crossing/);
    expect(shown.text).toContain('for this server');
  });

  it('says where it came from: the address, the day and the text that was read', async () => {
    const { mod } = scene.town;
    const { url } = await pageFor(scene.running);
    await publish(mod, url);
    const shown = await mod.slash('corpus show', { entry: '2018-11-30-fennbridge-gazette-crossings' });
    expect(shown.text.replaceAll('\\', '')).toMatch(
      /fetched from http:\/\/127\.0\.0\.1:\d+\/crossings on 2026-03-01 \(text [0-9a-f]{8}\)/,
    );
    expect(shown.text).toContain('It was missing.');
  });

  it('warns where the page says something else by the time it is published', async () => {
    const { mod, alice } = scene.town;
    const page = await pageFor(scene.running);
    const ready = await readyToPublish(mod, page.url);
    page.change('Nothing of the kind was ever said by me or anybody else in Fennbridge.');
    const warned = await mod.press(ready, 'Publish');
    expect(warned.text).toContain(SAY.pageChanged);
    expect(warned.text).toContain(WORDS);
    expect((await ask(alice)).text).not.toContain(WORDS);
    expect((await mod.press(warned, 'Publish all the same')).text).toContain('Published.');
    expect((await ask(alice)).text).toContain(WORDS);
  });

  it('publishes what was read where the page is gone by then, and says so', async () => {
    const { mod, alice } = scene.town;
    const page = await pageFor(scene.running);
    const ready = await readyToPublish(mod, page.url);
    page.gone();
    expect((await mod.press(ready, 'Publish')).text).toMatch(/^Published.*\nIts page was not looked at again/s);
    expect((await ask(alice)).text).toContain(WORDS);
  });

  it('says so of a number that somebody typed and that stands nowhere', async () => {
    const { mod, alice } = scene.town;
    const { url } = await pageFor(scene.running);
    let draft = await fillIn(mod, await mod.slash('corpus add', { url }), 'Summary', { body: SUMMARY });
    draft = await fillIn(mod, draft, 'Add a figure', {
      Measure: 'Killings in London',
      Number: '987',
      Period: '2018-01-01 2018-12-31',
      'Counted by': 'Metropolitan Police',
    });
    const ready = await fillIn(mod, await mod.press(draft, 'The whole'), 'Publish…', { why: 'It was missing.' });
    const warned = await mod.press(ready, 'Publish');
    expect(warned.text).toContain(SAY.typed);
    expect(warned.text).toContain('987');
    expect((await mod.press(warned, 'Publish all the same')).text).toContain('Published.');
    expect((await ask(alice)).text).toContain('written by hand, not verified');
  });

  it('is published once, however often somebody presses', async () => {
    const { mod } = scene.town;
    const ready = await readyToPublish(mod, (await pageFor(scene.running)).url);
    const done = await Promise.all([mod.press(ready, 'Publish'), mod.press(ready, 'Publish')]);
    for (const { text } of done) expect(text).toMatch(/^(?:Published\.|This draft is not there any more)/);
    const history = await mod.slash('corpus history', { entry: ENTRY });
    expect(history.text.match(/It was missing\./g)).toHaveLength(1);
    expect((await mod.slash('corpus drafts')).text).toBe('No drafts wait here.');
  });

  it('may begin with a page in which nothing was found, to be written by hand', async () => {
    const { mod } = scene.town;
    const site = await siteOf({
      '/plain': (_, response) =>
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end(
            '<title>Rain</title><article><h1>Rain</h1><p>It rained in Fennbridge all day, and then some more.</p></article>',
          ),
    });
    scene.running.allow(site.host);
    const draft = await mod.slash('corpus add', { url: `${site.origin}/plain` });
    expect(draft.text).toContain(SAY.noEntryYet);
    const added = await fillIn(mod, draft, 'Add a statement', {
      Speaker: 'new: Cy Rain',
      form: ['verbatim'],
      text: 'It rained in Fennbridge all day',
    });
    expect(added.text).toContain('Cy Rain');
    expect(added.text).toContain('between quotation marks');
  });

  it('holds no more drafts than anybody goes through', async () => {
    const { mod, guild } = scene.town;
    const row = { kind: 'work' as const, server: guild.id, scope: guild.id, author: mod.user.id, state: '{}', at: '' };
    for (let count = 0; count < 200; count += 1)
      await scene.running.store.drafts.add({ ...row, id: `${guild.id}-${count}` });
    const { url } = await pageFor(scene.running);
    expect((await mod.slash('corpus add', { url })).text).toBe(SAY.tooManyDrafts);
  });

  it.each([
    ['http://10.0.0.1/', /private network/],
    ['http://169.254.169.254/latest/meta-data', /private network/],
    ['http://localhost/', /private network/],
    ['file:///etc/passwd', /only http and https/],
    ['nonsense', /is no address/],
  ])('refuses %s and says why', async (url, reason) => {
    expect((await scene.town.mod.slash('corpus add', { url })).text.replaceAll('\\', '')).toMatch(reason);
  });

  it('follows no redirect into a private network, and waits for no endless page', async () => {
    const { mod } = scene.town;
    const site = await siteOf({
      '/inside': (_, response) => response.writeHead(302, { location: 'http://192.168.0.1/' }).end(),
      '/endless': (_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const drip = setInterval(() => response.write('<p>more</p>'), 50);
        response.once('close', () => clearInterval(drip));
      },
    });
    scene.running.allow(site.host);
    expect((await mod.slash('corpus add', { url: `${site.origin}/inside` })).text).toMatch(/private network/);
    expect((await mod.slash('corpus add', { url: `${site.origin}/endless` })).text).toMatch(/longer than|too long/);
  });

  it('lets nothing of a hostile page ping, format or break a message', async () => {
    const { mod } = scene.town;
    const { url } = await pageFor(
      scene.running,
      '@everyone <@&1> ``` # [x](https://evil.test) and more words than one of them',
    );
    const draft = await mod.slash('corpus add', { url });
    const step = await mod.press(draft, 'Step through');
    expect(step.text).toContain('everyone');
    const shown = await readyToPublish(mod, url);
    await mod.press(shown, 'Publish');
    await mod.slash('corpus show', { entry: '2018-11-30-fennbridge-gazette-crossings' });
  });
});

describe('a feed', () => {
  it('is chosen from, and each choice waits as a draft', async () => {
    const { mod } = scene.town;
    const page = await pageFor(scene.running);
    const item = (title: string, link: string) => `<item><title>${title}</title><link>${link}</link></item>`;
    const long = `${page.url}?${'x'.repeat(200)}`;
    const site = await siteOf({
      '/feed': (_, response) =>
        response
          .writeHead(200, { 'content-type': 'application/rss+xml' })
          .end(
            `<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette</title>${item('Crossings', page.url)}${item('The same with a long address', long)}</channel></rss>`,
          ),
    });
    scene.running.allow(site.host);
    const feed = await mod.slash('corpus add', { url: `${site.origin}/feed` });
    expect(feed.selects[0]?.options.map(({ label }) => label)).toEqual(['Crossings', 'The same with a long address']);
    const done = await mod.select(feed, selectOf(feed, 'Entries'), 'Crossings', 'The same with a long address');
    expect(done.text.match(/drafted, 1 statement/g)).toHaveLength(2);
    expect((await mod.slash('corpus drafts')).text.match(/Crossings/g)).toHaveLength(2);
  });
});

describe('several addresses', () => {
  it('are read one after the other, and what can’t be is told with why', async () => {
    const { mod } = scene.town;
    const { url } = await pageFor(scene.running);
    const { text } = await mod.slash('corpus add', { url: `${url} http://10.0.0.1/ ${url}-gone` });
    expect(text).toMatch(/drafted, 1 statement and 0 figures/);
    expect(text).toMatch(/private network/);
    expect(text).toMatch(/404/);
  });
});

describe('words that were only given by a person', () => {
  const TEXT = `Crossings\n\nLord Harris of Haringey said: “${WORDS}”`;

  it('are told as such until a fetch finds them on the page', async () => {
    const { mod, alice } = scene.town;
    const page = await pageFor(scene.running, 'Nothing of the kind was said by anybody in Fennbridge yet.');
    const done = await mod.press(await pasted(page.url), 'Publish');
    expect(done.text).toContain(SAY.unverified);
    expect((await ask(alice)).text).toContain('as pasted, not verified');
    page.change(WORDS);
    const refreshed = await mod.slash('corpus refresh', { source: ENTRY });
    await confirm(mod, await mod.press(refreshed, 'Note that they were found'));
    expect((await ask(alice)).text).not.toContain('as pasted');
  });

  it('are the page’s own where they stand there as they are published', async () => {
    const { mod, alice } = scene.town;
    const { url } = await pageFor(scene.running);
    expect((await mod.press(await pasted(url), 'Publish')).text).toBe(SAY.published);
    expect((await ask(alice)).text).not.toContain('as pasted');
    expect((await mod.slash('corpus show', { entry: ENTRY })).text).toContain('fetched from');
  });

  it('may stand on no page, with somebody who vouches for them, and every card says so', async () => {
    const { mod, alice } = scene.town;
    const ready = await pasted('Bo Reed, who has the letter');
    expect(ready.text).toContain(SAY.vouched('Bo Reed, who has the letter'));
    expect((await mod.press(ready, 'Publish')).text).toContain(SAY.vouched('Bo Reed, who has the letter'));
    const answer = await ask(alice);
    expect(answer.text).toContain('Bo Reed, who has the letter vouches for it, and no page has it');
    expect(answer.text).not.toContain('](');
    const citation = await alice.press(answer, 'Copy as citation');
    expect(citation.text).toContain('Vouched for by Bo Reed, who has the letter, on no page.');
    expect((await alice.slash('source', { title: 'Crossings' })).text).toContain('no page has it');
    expect((await mod.slash('corpus refresh', { source: ENTRY })).text).toContain('stands on no page');
    const form = await mod.press(await mod.slash('corpus edit', { entry: ENTRY }), 'Details');
    expect(form.modal?.fields.map(({ value }) => value)).toContain('Bo Reed, who has the letter');
  });

  /** Pasted, with what only a person knows: all but the last press. */
  async function pasted(url: string): Promise<Seen> {
    const { mod } = scene.town;
    let draft = await mod.submit(await mod.slash('corpus add'), { part0: TEXT });
    draft = await fillIn(mod, draft, 'Summary', { body: SUMMARY });
    const details = { title: 'Crossings', publisher: 'Fennbridge Gazette', url, published: '2018-11-30' };
    draft = await fillIn(mod, draft, 'Details', details);
    draft = await fillIn(mod, draft, 'Topics', { topics0: ['community-confidence'] });
    expect(draft.text).toContain('Nothing is missing');
    return fillIn(mod, draft, 'Publish…', { why: 'It was missing.' });
  }

  it('may come as a file', async () => {
    const { mod } = scene.town;
    const bytes = Buffer.from(articleWith(WORDS));
    const draft = await mod.slash('corpus add', {
      file: { filename: 'crossings.html', contentType: 'text/html', bytes },
    });
    expect(draft.text).toContain('from the file crossings.html, not verified on its page');
  });

  it('may be as long as Discord’s forms hold', async () => {
    const { mod } = scene.town;
    const filler = `${'It rained in Fennbridge all day long. '.repeat(100)}`.slice(0, 3_990);
    const draft = await mod.submit(await mod.slash('corpus add'), {
      part0: TEXT,
      part1: filler,
      part2: filler,
      part3: filler,
      part4: filler,
    });
    expect(draft.text).toContain('1 word for word');
  });
});

describe('a question without an answer', () => {
  it('leads to a source for it, and is told once that answers it', async () => {
    const { mod, alice } = scene.town;
    await ask(alice);
    await scene.running.discord.settled();
    const gaps = await mod.slash('corpus gaps');
    const form = await mod.select(gaps, selectOf(gaps, 'Add a source'), QUESTION);
    let draft = await mod.submit(form, { url: (await pageFor(scene.running)).url });
    expect(draft.text).toContain('For the question');
    draft = await fillIn(mod, draft, 'Summary', { body: SUMMARY });
    const done = await mod.press(await fillIn(mod, draft, 'Publish…', { why: 'It was asked.' }), 'Publish');
    expect(done.text).toContain('is answered now');
    expect((await mod.slash('corpus gaps')).text).not.toContain('zebra');
  });
});

describe('a draft', () => {
  it('survives a restart, and is found again', async () => {
    const { mod } = scene.town;
    const { url } = await pageFor(scene.running);
    await fillIn(mod, await mod.slash('corpus add', { url }), 'Summary', { body: SUMMARY });
    await scene.running.takeOver();
    const found = await openDraft(mod);
    expect(found.text).toContain('Nothing is missing');
    await mod.press(await fillIn(mod, found, 'Publish…', { why: 'It was missing.' }), 'Publish');
    expect((await ask(mod)).text).toContain(WORDS);
  });

  it('is let go of on request', async () => {
    const { mod } = scene.town;
    const draft = await mod.slash('corpus add', { url: (await pageFor(scene.running)).url });
    expect((await mod.press(draft, 'Drop')).text).toBe(SAY.dropped);
    expect((await mod.slash('corpus drafts')).text).toBe('No drafts wait here.');
  });
});
