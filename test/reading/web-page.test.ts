import { describe, expect, test } from 'vitest';
import { articleOf, body, URL_OF_PAGE } from './read.ts';

const headed = (head: string, paragraphs = '<p>Ada Moss spoke.</p>') =>
  body(paragraphs).replace('<title>Fallback</title>', head);
const told = (head: string, paragraphs?: string) =>
  articleOf(headed(head, paragraphs), 'text/html', { url: URL_OF_PAGE });
const jsonLd = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('what a page says of itself', () => {
  test.each([
    ['in a list', [{ '@type': 'BreadcrumbList' }, { '@type': ['NewsArticle', 'Thing'], headline: 'Doubled' }]],
    ['within its page', { '@type': 'WebPage', name: 'Site', mainEntity: { '@type': 'Report', headline: 'Doubled' } }],
    ['under another name', { '@type': 'Article', name: 'Doubled' }],
  ])('in JSON-LD, %s', async (_, value) => {
    expect(await told(jsonLd(value))).toMatchObject({ title: 'Doubled' });
  });

  test.each([
    ['a name', 'The Gazette'],
    ['several', [{ name: 'The Gazette' }, { name: 'Another' }]],
    ['one described elsewhere', { '@id': '#us' }],
    ['one whose name holds an entity', { name: 'The &#71;azette' }],
  ])('about its publisher: %s', async (_, publisher) => {
    const graph = [{ '@type': 'Organization', '@id': '#us', name: 'The Gazette' }, { name: 'Nobody' }];
    const article = { '@type': 'NewsArticle', headline: 'Doubled', publisher };
    expect(await told(jsonLd({ '@graph': [...graph, article] }))).toMatchObject({ publisher: 'The Gazette' });
  });

  test('about its day, where it is no article', async () => {
    const page = jsonLd({ '@type': 'WebPage', name: 'The site', datePublished: '2019-03-14' });
    expect(await told(`${page}<title>Patrols</title>`)).toMatchObject({ title: 'Patrols', published: '2019-03-14' });
  });

  test.each([
    '<meta property="article:published_time" content="14 March 2019">',
    '<meta NAME="DC.Date" CONTENT="2019-03-14">',
    '<meta name="govuk:first-published-at" content="2019-03-14T09:00:00.000+00:00">',
    '<meta name="citation_publication_date" content="2019/03/14">',
    '<meta name="date" content="nonsense"><meta name="pubdate" content="20190314">',
  ])('about its day: %s', async (meta) => {
    expect(await told(meta)).toMatchObject({ published: '2019-03-14' });
  });

  test.each([
    '<p>By Jo <time datetime="2019-03-14T09:00">today</time></p>',
    '<p><time>14 March 2019</time></p>',
    '<p><span itemprop="datePublished" content="2019-03-14">last week</span></p>',
    '<p>Published 14 March 2019</p>',
  ])('about its day, where people see it: %s', async (shown) => {
    const page = headed('', `${shown}<p>Ada Moss spoke.</p>`).replace(
      '<nav>',
      '<nav><time datetime="2026-01-01">now</time>',
    );
    expect(await articleOf(page, 'text/html')).toMatchObject({ published: '2019-03-14' });
  });

  test('has a title without the name of its site', async () => {
    const site = '<meta property="og:site_name" content="The Gazette">';
    expect(await told(`<title>Patrols - doubled | The Gazette</title>${site}`)).toMatchObject({
      title: 'Patrols - doubled',
    });
    expect(await told(`<title>The Gazette</title>${site}`)).toMatchObject({ title: 'The Gazette' });
  });

  test('may be nothing', async () => {
    expect(await articleOf('<p>Ada Moss spoke.</p>', 'text/html')).toEqual({ text: 'Ada Moss spoke.' });
  });

  test.each([
    ['https://other.test/a', '/b', 'https://gazette.test/b'],
    ['', '/b#top', 'https://gazette.test/b'],
    ['/', 'https://gazette.test', URL_OF_PAGE],
  ])('names its address by the first of several that can be: %j, %j', async (first, second, url) => {
    const links = `<link rel="canonical" href="${first}"><link rel="alternate canonical" href="${second}">`;
    expect(await told(links)).toMatchObject({ url });
  });
});

describe('the words of a page', () => {
  const textOf = async (paragraphs: string) => (await articleOf(body(paragraphs), 'text/html')).text;

  test('stand apart in the cells of a table', async () => {
    const table =
      '<table><caption>Killings</caption><tr><th>Year</th> <th>Number</th></tr><tr><td>2018</td><td> 135 </td></tr></table>';
    expect(await textOf(table)).toBe('Killings\n\nYear\tNumber\n\n2018\t135');
  });

  test('are paragraphs where a table only lays them out', async () => {
    expect(await textOf('<table><tr><td><p>Moss spoke.</p></td><td><p>Wick did not.</p></td></tr></table>')).toBe(
      'Moss spoke.\n\nWick did not.',
    );
  });

  test('are parted in lists of all kinds', async () => {
    const lists = '<ul><li>one<ul><li>two</li></ul></li></ul><dl><dt>three</dt><dd>four</dd></dl>';
    expect(await textOf(lists)).toBe('one\n\ntwo\n\nthree\n\nfour');
  });

  test('leave out numbers of notes, and keep other raised letters', async () => {
    expect(await textOf('<p>It fell<sup><a href="#n1">1</a></sup> by 5 m<sup>2</sup>.</p>')).toBe('It fell by 5 m2.');
  });

  test('leave out ways to other pages', async () => {
    const ways =
      '<p>Read more: Boats stopped</p><h2>Related stories</h2><p>Read more about it in the report, he said.</p>';
    expect(await textOf(ways)).toBe('Read more about it in the report, he said.');
  });

  test('leave out what asks about cookies, and nothing about consent', async () => {
    const page = `<!doctype html><body class="cookies-taken"><div id="cookie-banner"><p>May we use cookies, of all kinds, to make this page work for you?</p></div>
      <h2 id="policing-by-consent">Policing by consent</h2><p>The police are the public.</p></body>`;
    expect((await articleOf(page, 'text/html')).text).toBe('Policing by consent\n\nThe police are the public.');
  });

  test('are what entities stand for, also where they are written badly', async () => {
    expect(await textOf('<p>&hellip; &#150; &#x92; &pound;5 AT&T &unknown; 1&nbsp;234 soft&shy;ly</p>')).toBe(
      '… – ’ £5 AT&T &unknown; 1\u00a0234 softly',
    );
  });

  test('are found among tens of thousands of links', async () => {
    const links = '<a href="/x">x</a> '.repeat(30_000);
    expect(await textOf(`<p>${links}</p><p>Ada Moss spoke.</p>`)).toContain('Ada Moss spoke.');
  }, 30_000);
});
