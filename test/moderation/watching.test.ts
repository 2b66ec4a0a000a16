/** Feeds and pages that are followed: new entries become drafts, and nothing is published unasked. */
import { beforeEach, describe, expect, it } from 'vitest';
import { SAY } from '../../src/moderation/session/words.ts';
import { siteOf } from '../fetch/site.ts';
import { keptDaysPass, setScene } from './scene.ts';
import { articleWith, ask, confirm, fillIn, openDraft, SUMMARY, settle, WORDS } from './town.ts';

const scene = setScene();

const DAYS = ['2026-03-01', '2026-03-02', '2026-03-03'].map((day) => `${day}T13:00:00.000Z`);

/** A site with a feed, and a page that lists the same articles and may name the feed. */
interface News {
  origin: string;
  asked: string[];
  publish(...names: string[]): void;
}

async function news(): Promise<News> {
  const listed = ['first'];
  const asked: string[] = [];
  const page = (body: string, head = '') =>
    `<!doctype html><html><head><title>Fennbridge Gazette</title>${head}</head><body><nav><a href="/about-us">About all of us here</a></nav><main>${body}</main></body></html>`;
  const links = () => listed.map((name) => `<a href="/${name}">What they said about the ${name} crossing</a>`).join('');
  const article = articleWith(WORDS);
  const site = await siteOf({
    '/feed': (_, response) => {
      const items = listed.map((name) => `<item><title>The ${name}</title><link>${site.origin}/${name}</link></item>`);
      response
        .writeHead(200, { 'content-type': 'application/rss+xml' })
        .end(
          `<?xml version="1.0"?><rss version="2.0"><channel><title>Gazette feed</title>${items.join('')}</channel></rss>`,
        );
    },
    '/listing': (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page(links())),
    '/home': (_, response) => {
      const feed = '<link rel="alternate" type="application/rss+xml" href="/feed">';
      response.writeHead(200, { 'content-type': 'text/html' }).end(page(links(), feed));
    },
    ...Object.fromEntries(
      ['first', 'second', ...Array.from({ length: 12 }, (_, index) => `n${index}`)].map((name) => [
        `/${name}`,
        (_: unknown, response: { writeHead(status: number, headers: object): { end(text: string): void } }) => {
          asked.push(name);
          response.writeHead(200, { 'content-type': 'text/html' }).end(article.replaceAll('Crossings', `The ${name}`));
        },
      ]),
    ),
  });
  scene.running.allow(site.host);
  return { origin: site.origin, asked, publish: (...names) => listed.push(...names) };
}

async function onDay(index: number): Promise<void> {
  scene.running.setNow(DAYS[index] ?? '');
  await scene.running.tidy();
}

beforeEach(() => {
  scene.running.setNow('2026-03-01T12:00:00.000Z');
});

describe('what is followed', () => {
  it.each([
    ['a feed', '/feed', 'Gazette feed'],
    ['a page that names its feed', '/home', 'Gazette feed'],
    ['a page that lists articles', '/listing', 'Fennbridge Gazette'],
  ])('%s: what is new becomes a draft, once a day, and moderators are told', async (_, path, title) => {
    const { mod, guild, alice } = scene.town;
    const room = guild.channel('moderators');
    await settle(mod, 'Moderators’ channel', room.id);
    const site = await news();
    const followed = await mod.slash('corpus watch', { address: `${site.origin}${path}` });
    expect(followed.text).toContain(SAY.watched('1 entry', 10));
    expect(followed.text).toContain(title);
    site.publish('second');
    await onDay(0);
    expect(site.asked).toEqual([]);
    await onDay(1);
    expect(site.asked).toEqual(['second']);
    const told = scene.running.discord.user(mod.user.username).in(room).sees().at(-1);
    expect(told?.text).toMatch(/New in .*\n.*: drafted, 1 statement and 0 figures/);
    expect((await ask(alice)).text).not.toContain(WORDS);
    // What was drafted once is not drafted again.
    await onDay(2);
    expect(site.asked).toEqual(['second']);
    const draft = await fillIn(mod, await openDraft(mod, 'The second'), 'Summary', { body: SUMMARY });
    await confirm(mod, await fillIn(mod, draft, 'Publish…', { why: 'It is new.' }));
    expect((await ask(alice)).text).toContain(WORDS);
  });

  it('gives ten drafts a day at most, and the rest on the next', async () => {
    const { mod } = scene.town;
    const site = await news();
    await mod.slash('corpus watch', { address: `${site.origin}/feed` });
    site.publish(...Array.from({ length: 12 }, (_, index) => `n${index}`));
    await onDay(1);
    expect(site.asked).toHaveLength(10);
    await onDay(2);
    expect(new Set(site.asked).size).toBe(12);
  });

  it('is listed and let go of; the drafts that came of it stay', async () => {
    const { mod } = scene.town;
    const site = await news();
    const address = `${site.origin}/feed`;
    await mod.slash('corpus watch', { address });
    expect((await mod.slash('corpus watch', { address })).text).toContain(SAY.watchedAlready);
    const list = await mod.slash('corpus watch');
    const gone = await mod.select(list, 'Stop following', 'Gazette feed');
    expect(gone.text).toContain(SAY.unwatched);
    expect(gone.text).toContain(SAY.noWatches);
    site.publish('second');
    await onDay(1);
    expect(site.asked).toEqual([]);
  });

  it('is told of where it can’t be read, at once and later', async () => {
    const { mod } = scene.town;
    expect((await mod.slash('corpus watch', { address: 'http://10.0.0.1/feed' })).text).toContain('private network');
    const plain = await siteOf({ '/': '<title>Nothing</title><p>Nothing is listed here.</p>' });
    scene.running.allow(plain.host);
    expect((await mod.slash('corpus watch', { address: `${plain.origin}/` })).text).toBe(SAY.listsNothing);
  });

  it('is forgotten 14 days after the bot has left the server', async () => {
    const { mod, guild } = scene.town;
    const site = await news();
    await mod.slash('corpus watch', { address: `${site.origin}/feed` });
    guild.remove();
    await keptDaysPass(scene);
    expect(await scene.running.store.watches.of(guild.id, guild.id)).toEqual([]);
  });
});
