import { describe, expect, test } from 'vitest';
import { articleOf, URL_OF_PAGE } from './read.ts';

const council = (name: string) =>
  `<p>${name} told members on Tuesday that robbery had fallen in the borough for the third month in a row.</p>`;
const STORY = `${council('Officers')}<p>Councillor Ada Moss said: “We will keep asking for more officers.”</p>${council('Wardens')}`;
const page = (inner: string, head = '<title>Robbery falls</title>') =>
  `<!doctype html><html><head>${head}</head><body>${inner}</body></html>`;
const read = (html: string) => articleOf(html, 'text/html', { url: URL_OF_PAGE });
const linesOf = async (html: string) => (await read(html)).text.split('\n\n');

describe('the article of a page', () => {
  test('is read where html, head and body are left out', async () => {
    const { title, text } = await read('<!doctype html><title>Knives</title><p>Ada Moss said: “No.”</p>');
    expect({ title, text }).toEqual({ title: 'Knives', text: 'Ada Moss said: “No.”' });
    expect((await read('<!doctype html><script>var a = "<p>";</script><p>Ada Moss spoke.</p>')).text).toBe(
      'Ada Moss spoke.',
    );
    expect((await read('<p>One.</p><p>Two.</p>')).text).toBe('One.\n\nTwo.');
  });

  test('is not another one below it, however long', async () => {
    const other = `<article><h1>A history of markets</h1>${council('Traders').repeat(9)}</article>`;
    const { text } = await read(page(`<main><article><h1>Robbery falls</h1>${STORY}</article>${other}</main>`));
    expect(text).toContain('more officers');
    expect(text).not.toContain('Traders');
  });

  test('keeps its parts that have headings of their own', async () => {
    const parts = `<section><h1>Background</h1>${council('Historians')}</section>`;
    expect((await read(page(`<article><h1>Robbery falls</h1>${STORY}${parts}</article>`))).text).toContain(
      'Historians',
    );
  });

  test('keeps the entries of a live page', async () => {
    const entries = ['Ushers', 'Clerks'].map((name) => `<article><h2>12.04</h2>${council(name)}</article>`).join('');
    const { text } = await read(page(`<main><h1>Robbery falls</h1>${STORY}${entries}</main>`));
    expect(text).toMatch(/Ushers[\s\S]*Clerks/);
  });

  test('is no offer within it', async () => {
    const offer =
      '<div class="signup"><p>Subscribe for £2 a month and read the news of your town on every day.</p></div>';
    const { text } = await read(page(`<h1>Robbery falls</h1>${STORY}${offer}${council('Traders')}`));
    expect(text).toContain('Traders');
    expect(text).not.toContain('£2');
  });

  test('is no box beside it', async () => {
    const letters =
      '<p>Get the Echo in your inbox each morning, with the news from the courts, the schools, the streets.</p>';
    const html = page(
      `<div class="has-sidebar"><h1>Robbery falls</h1>${STORY}</div><div class="letters">${letters}${letters}</div>`,
    );
    expect(await linesOf(html)).toEqual(expect.arrayContaining([expect.stringContaining('Councillor Ada Moss said')]));
    expect((await read(html)).text).not.toContain('inbox');
  });

  test('is what holds most of the page, whatever its element is called', async () => {
    const html = page(`<h1>Robbery falls</h1><div class="card sidebar"><div>${STORY}${council('Members')}</div></div>`);
    expect((await read(html)).text).toContain('more officers');
  });

  test('has its paragraphs that are one link, and no bare titles of other pages', async () => {
    const linked = (words: string) => `<div><p><a href="/x">${words}</a></p></div>`;
    const html = page(
      `<article><h1>Robbery falls</h1><div>${council('Officers')}</div>${linked('On Friday Commander Bea Finch said: “Every knife that we took is a life that was saved.”')}${linked('Mayor says officers were there in twelve minutes flat')}<div>${STORY}</div>${council('Judges')}</article>`,
    );
    const { text } = await read(html);
    expect(text).toContain('Every knife');
    expect(text).not.toContain('twelve minutes');
  });

  test('begins with the words that sum it up', async () => {
    const intro = '<div class="intro"><div>Robbery has fallen for the third month in a row, police say.</div></div>';
    expect((await read(page(`<article><h1>Robbery falls</h1>${intro}<div>${STORY}</div></article>`))).text).toMatch(
      /^Robbery has fallen/,
    );
  });

  test('has no characters that nobody sees, and keeps those that join', async () => {
    const words = 'Super\u00adintendent Bea Fin\u200bch said: “We’re glad 👮\u200d♀️ of it\ufeff.”';
    expect((await read(page(`<p>${words}</p>`))).text).toBe(
      'Superintendent Bea Finch said: “We’re glad 👮\u200d♀️ of it.”',
    );
  });
});

describe('quotations that a page sets apart', () => {
  const around = (inner: string) =>
    linesOf(page(`<article><h1>Robbery falls</h1>${STORY}${inner}${council('Judges')}</article>`));

  test.each([
    [
      'a footer',
      '<blockquote><p>We took 48 knives.</p><footer>— <cite>Bea Finch, Lock Police</cite></footer></blockquote>',
    ],
    ['a cite', '<blockquote><p>We took 48 knives.</p><cite>Bea Finch, Lock Police</cite></blockquote>'],
    [
      'a caption',
      '<figure><blockquote><p>We took 48 knives.</p></blockquote><figcaption>Bea Finch, Lock Police</figcaption></figure>',
    ],
    [
      'an embedded post',
      '<blockquote class="twitter-tweet"><p>We took 48 knives.</p>&mdash; Bea Finch, Lock Police</blockquote>',
    ],
  ])('have marks, and whoever said them below: %s', async (_, quotation) => {
    expect(await around(quotation)).toEqual(
      expect.arrayContaining(['“We took 48 knives.”', '— Bea Finch, Lock Police']),
    );
  });

  test('have a mark for each paragraph where a colon announces them', async () => {
    const lines = await around(
      '<p>Bea Finch said:</p><blockquote><p>We took 48 knives.</p><p>More to come.</p></blockquote>',
    );
    expect(lines).toEqual(expect.arrayContaining(['“We took 48 knives.', '“More to come.”']));
  });

  test('are left alone where nobody is told to say them, or they have marks', async () => {
    const rule = '<blockquote><p>An officer shall give his name when asked for it.</p></blockquote>';
    const marked = '<blockquote><p>“We took 48 knives.”</p><footer>Bea Finch</footer></blockquote>';
    const lines = await around(rule + marked);
    expect(lines).toEqual(
      expect.arrayContaining(['An officer shall give his name when asked for it.', '“We took 48 knives.”']),
    );
  });
});

describe('the day of a page', () => {
  const dayOf = async (inner: string, head?: string) => (await read(page(inner, head))).published;
  const article = (before: string, after = '') => `<article><h1>Robbery falls</h1>${before}${STORY}${after}</article>`;

  test.each([
    ['<p>Updated: 9 March 2024</p><p>First published 5 March 2024</p>', '2024-03-05'],
    ['<p>Tuesday March 5 2024, 12.01am, The Echo</p>', '2024-03-05'],
    ['<p>Last updated</p><p>9 March 2024</p>', undefined],
    ['<p>By Jo Bloggs</p><p><time datetime="2024-03-05">Tuesday</time></p>', '2024-03-05'],
  ])('%s', async (shown, day) => {
    expect(await dayOf(article(shown))).toBe(day);
  });

  test.each([
    '<section class="comments"><div><time datetime="2024-07-20">20 July</time><p>Well done!</p></div></section>',
    '<section class="related"><article><time datetime="2019-01-01">2019</time><h3>Other</h3></article></section>',
    '<div><div><h3>Other</h3><time datetime="2019-01-01">2019</time></div></div>',
  ])('is none of what stands below it: %s', async (below) => {
    expect(await dayOf(article('') + below)).toBeUndefined();
    expect(await dayOf(article('<time datetime="2024-03-05">Tuesday</time>') + below)).toBe('2024-03-05');
  });

  const entry = (headline: string, datePublished: string, rest: object = {}) => ({
    '@type': 'NewsArticle',
    headline,
    datePublished,
    ...rest,
  });
  const told = (...graph: object[]) =>
    `<title>Robbery falls</title><script type="application/ld+json">${JSON.stringify({ '@graph': graph })}</script>`;

  test('is that of its own entry in its JSON-LD', async () => {
    const other = entry('Roof leaks', '2019-06-01');
    expect(await dayOf(article(''), told(other, entry('Robbery falls', '2024-03-05')))).toBe('2024-03-05');
    const byAddress = entry('Thefts drop', '2024-03-05', { mainEntityOfPage: { '@id': URL_OF_PAGE } });
    expect(await read(page(article(''), told(other, byAddress)))).toMatchObject({
      title: 'Thefts drop',
      published: '2024-03-05',
    });
    const list = { '@type': 'ItemList', itemListElement: [{ item: other }] };
    expect(await dayOf(article(''), told(list))).toBeUndefined();
    // A headline is often changed after the page was named.
    expect(await dayOf(article(''), told(entry('Fewer thefts', '2024-03-05')))).toBe('2024-03-05');
  });
});
