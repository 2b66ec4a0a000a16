import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../src/reading/article.ts';
import { pdfOf } from './pdf-file.ts';
import { articleOf, body, reasonOf, URL_OF_PAGE } from './read.ts';

describe('a web page', () => {
  test('gives its paragraphs, without what stands around them', async () => {
    const { text } = await articleOf(
      body(`<h1>Patrols to double</h1>
        <p>Patrols in Fennbridge are to be doubled, the <b>borough</b>
           commander said on Friday.</p>
        <figure><img src="x.jpg"><figcaption>A picture</figcaption></figure>
        <p>“We have listened,” said Commander Ada Moss.<br>“It was not enough.”</p>
        <script>var hidden = 1;</script><p hidden>Nobody sees this.</p><p style="display: none">Nor this.</p>`),
      'text/html',
    );
    expect(text.split('\n\n')).toEqual([
      'Patrols to double',
      'Patrols in Fennbridge are to be doubled, the borough commander said on Friday.',
      '“We have listened,” said Commander Ada Moss.',
      '“It was not enough.”',
    ]);
  });

  test('keeps characters as they are: quotes, dashes, non-breaking spaces', async () => {
    const words = '“It wasn’t ‘enough’ — we know,” said Moss of 1\u00a0234 "straight" quotes – and it\'s so.';
    const { text } = await articleOf(body(`<p>${words}</p>`), 'text/html');
    expect(text).toBe(words);
    expect((await articleOf(body('<p>1&nbsp;234 &ldquo;said&rdquo; &amp; done</p>'), 'text/html')).text).toBe(
      '1\u00a0234 “said” & done',
    );
  });

  test('tells title, publisher, day and address in its metadata', async () => {
    const head = `<meta property="og:title" content="Patrols to double"><meta property="og:site_name" content="The Gazette">
      <meta property="article:published_time" content="2018-11-30T23:30:00+00:00">
      <link rel="canonical" href="https://www.gazette.test/patrols">`;
    const page = body('<p>Ada Moss spoke.</p>').replace('</head>', `${head}</head>`);
    expect(await articleOf(page, 'text/html', { url: URL_OF_PAGE })).toMatchObject({
      title: 'Patrols to double',
      publisher: 'The Gazette',
      published: '2018-11-30',
      url: 'https://www.gazette.test/patrols',
    });
  });

  test('tells them in its JSON-LD', async () => {
    const data = {
      '@graph': [
        { '@type': 'WebSite', name: 'Site' },
        {
          '@type': 'NewsArticle',
          headline: 'Doubled',
          datePublished: '2018-11-29',
          publisher: { '@type': 'Organization', name: 'Gazette' },
        },
      ],
    };
    const page = body('<p>Ada Moss spoke.</p>').replace(
      '</head>',
      `<script type="application/ld+json">not JSON</script><script type="application/ld+json">${JSON.stringify(data)}</script></head>`,
    );
    expect(await articleOf(page, 'text/html')).toMatchObject({
      title: 'Doubled',
      publisher: 'Gazette',
      published: '2018-11-29',
    });
  });

  test.each([
    'https://other.test/patrols',
    'javascript:alert(1)',
    'https://name:word@gazette.test/patrols',
    'http://[',
  ])('may not pass itself off as another site: %s', async (canonical) => {
    const page = body('<p>Ada Moss spoke.</p>').replace('</head>', `<link rel="canonical" href="${canonical}"></head>`);
    expect((await articleOf(page, 'text/html', { url: URL_OF_PAGE })).url).toBe(URL_OF_PAGE);
  });

  test('is read in the set of characters that its sender, its mark or itself names', async () => {
    const page = body('<p>“Café”, said Moss – twice.</p>');
    const latin = (text: string) =>
      Buffer.from(text.replace('“', '\x93').replace('”', '\x94').replace('–', '\x96'), 'latin1');
    const expected = '“Café”, said Moss – twice.';
    const named = page.replace('<head>', '<head><meta charset="iso-8859-1">');
    expect((await articleOf(latin(page), 'text/html', { charset: 'windows-1252' })).text).toBe(expected);
    expect((await articleOf(latin(named), 'text/html')).text).toBe(expected);
    expect((await articleOf(latin(page), 'text/html')).text).toBe(expected);
    expect((await articleOf(Buffer.from(`\uFEFF${page}`, 'utf16le'), 'text/html')).text).toBe(expected);
    expect((await articleOf(page, 'text/html', { charset: 'klingon' })).text).toBe(expected);
  });

  test('that a script draws holds no text, and that is said', async () => {
    expect(await reasonOf('<!doctype html><html><body><div id="app"></div></body></html>', 'text/html')).toMatch(
      /script/,
    );
  });

  test('may be nested deeper than a stack, and is read all the same', async () => {
    const deep = `${'<div><span>'.repeat(30_000)}Ada Moss spoke.${'</span></div>'.repeat(30_000)}`;
    expect((await articleOf(body(deep), 'text/html')).text).toContain('Ada Moss spoke.');
  });
});

describe('a PDF', () => {
  const lines = (texts: string[], { x = 60, y = 760 } = {}) =>
    texts.map((text, index) => ({ text, x, y: y - 14 * index }));

  test('gives its paragraphs, with words put together that a line broke', async () => {
    const article = await articleOf(
      pdfOf(
        [
          [
            ...lines(['The borough com-', 'mander said that stop-and-', 'search would be “re-', 'viewed” in full.']),
            ...lines(['Nobody else spoke.'], { y: 670 }),
          ],
        ],
        { title: 'Patrols in Fennbridge' },
      ),
      'application/pdf',
    );
    expect(article.text.split('\n\n')).toEqual([
      'The borough commander said that stop-and-search would be “reviewed” in full.',
      'Nobody else spoke.',
    ]);
    expect(article).toMatchObject({ title: 'Patrols in Fennbridge', published: '2018-11-30' });
  });

  test('is known by its first bytes, whatever it is called', async () => {
    expect((await articleOf(pdfOf([lines(['Ada Moss spoke.'])]), 'text/html')).text).toBe('Ada Moss spoke.');
  });

  test('reads two columns one after the other', async () => {
    const left = Array.from({ length: 6 }, (_, index) => `left ${index} and on`);
    const right = Array.from({ length: 6 }, (_, index) => `right ${index} and on`);
    const { text } = await articleOf(pdfOf([[...lines(left), ...lines(right, { x: 320 })]]), 'application/pdf');
    expect(text.replace(/\s+/g, ' ')).toBe([...left, ...right].join(' '));
  });

  test('leaves out running heads and page numbers, and joins what the end of a page parted', async () => {
    const page = (number: number, texts: string[]) => [
      { text: `Fennbridge Police Annual Report ${2017 + number}`, x: 60, y: 810 },
      ...lines(texts),
      { text: `Page ${number} of 3`, x: 280, y: 30 },
    ];
    const { text } = await articleOf(
      pdfOf([
        page(1, ['There were more patrols in this year than']),
        page(2, ['in any before it.']),
        page(3, ['The end.']),
      ]),
      'application/pdf',
    );
    expect(text.split('\n\n')).toEqual(['There were more patrols in this year than in any before it.', 'The end.']);
  });

  test('tells the day that stands on a line of its own, and its heading where it names none', async () => {
    const page = [
      { text: 'Patrols in Fennbridge', x: 60, y: 790, size: 20 },
      { text: 'are to be doubled', x: 60, y: 768, size: 20 },
      ...lines(['Home Affairs', '14 March 2019', 'There were more patrols in this year than', 'in any before.'], {
        y: 740,
      }),
    ];
    expect(await articleOf(pdfOf([page]), 'application/pdf')).toEqual({
      title: 'Patrols in Fennbridge are to be doubled',
      published: '2019-03-14',
      text: [
        'Patrols in Fennbridge are to be doubled',
        'Home Affairs',
        '14 March 2019',
        'There were more patrols in this year than in any before.',
      ].join('\n\n'),
    });
  });

  test('keeps a day within its sentence, wherever the line breaks', async () => {
    const { text } = await articleOf(
      pdfOf([lines(['The force said so on', '14 March 2019', 'and again later.'])]),
      'application/pdf',
    );
    expect(text).toBe('The force said so on 14 March 2019 and again later.');
  });

  test('without a text, or broken, is refused with what to do', async () => {
    expect(await reasonOf(pdfOf([[]]), 'application/pdf')).toMatch(/pictures of its pages/);
    expect(await reasonOf('%PDF-1.4 and nothing more', 'application/pdf')).toMatch(/broken/);
    expect(await reasonOf('Ada Moss spoke.', 'application/pdf')).toMatch(/is none/);
  });
});

describe('Markdown', () => {
  test('gives its words without its marks, and what its front matter says', async () => {
    const markdown = `---\ntitle: Patrols\npublished: 2018-11-30\nurl: https://gazette.test/a\nodd: [1, 2]\n---\n
# Patrols *to double*

The **borough commander** said [on Friday](https://gazette.test/b) that 2 * 3 is 6.

> “We have _listened_,” said Moss.

- one thing
- snake_case_word

\`\`\`
code
\`\`\`
`;
    expect(await articleOf(markdown, 'text/markdown')).toEqual({
      title: 'Patrols',
      published: '2018-11-30',
      url: 'https://gazette.test/a',
      text: [
        'Patrols to double',
        'The borough commander said on Friday that 2 * 3 is 6.',
        '“We have listened,” said Moss.',
        'one thing',
        'snake_case_word',
        'code',
      ].join('\n\n'),
    });
  });

  test('takes its title from its first heading, and survives front matter that is no YAML', async () => {
    expect(await articleOf('---\n: [\n---\n# Patrols\n\nMoss spoke.', 'text/markdown')).toEqual({
      title: 'Patrols',
      text: 'Patrols\n\nMoss spoke.',
    });
  });
});

describe('plain text', () => {
  test('keeps its paragraphs, and joins lines that were wrapped by hand', async () => {
    const text = `Patrols to double\r\n\r\nThe patrols in Fennbridge are to be doubled after a year in which\r\nmore people asked for them, the borough commander has said\r\nin a letter.\r\n\r\nOne line\r\nanother line`;
    expect(await articleOf(text, 'text/plain')).toEqual({
      title: 'Patrols to double',
      text: 'Patrols to double\n\nThe patrols in Fennbridge are to be doubled after a year in which more people asked for them, the borough commander has said in a letter.\n\nOne line\n\nanother line',
    });
  });

  test('tells the day that stands on a line of its own, and takes none for its title', async () => {
    expect(await articleOf('14 March 2019\n\nPatrols to double\n\nThere are to be more.', 'text/plain')).toMatchObject({
      title: 'Patrols to double',
      published: '2019-03-14',
    });
  });

  test('longer than any book is refused', async () => {
    expect(await reasonOf('Ada Moss spoke. '.repeat(300_000), 'text/plain')).toMatch(/longer than that of any book/);
    expect(await reasonOf(new Uint8Array(33 * 1024 * 1024), 'text/plain')).toMatch(/larger than 32 MiB/);
  });

  test('that is a web page is read as one', async () => {
    expect((await articleOf(body('<p>Ada Moss spoke.</p>'), 'text/plain')).text).toBe('Ada Moss spoke.');
  });

  test.each([
    ['', /no text in it/],
    [' \n ', /no text in it/],
    [Uint8Array.from({ length: 500 }, (_, index) => index % 7), /no text that can be read/],
  ])('of nothing, or of bytes, is refused', async (content, reason) => {
    expect(await reasonOf(content, 'text/plain')).toMatch(reason);
  });
});

describe('a feed', () => {
  const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>News &amp; views</title>
    <item><title>First</title><link>https://gazette.test/1</link><pubDate>Fri, 30 Nov 2018 09:00:00 GMT</pubDate></item>
    <item><title>No page</title><link>javascript:alert(1)</link></item>
    <item><link>https://gazette.test/2</link></item></channel></rss>`;
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title type="html">First</title>
    <link rel="edit" href="https://gazette.test/edit"/><link rel="alternate" href="https://gazette.test/1"/>
    <updated>2018-11-30T09:00:00Z</updated></entry></feed>`;

  test('is a list to choose from, in its order', async () => {
    expect(await readArticle({ bytes: Buffer.from(rss), mediaType: 'application/rss+xml' })).toEqual({
      kind: 'feed',
      title: 'News & views',
      entries: [
        { title: 'First', url: 'https://gazette.test/1', published: '2018-11-30' },
        { title: 'https://gazette.test/2', url: 'https://gazette.test/2' },
      ],
    });
    expect(await readArticle({ bytes: Buffer.from(atom), mediaType: 'text/xml' })).toEqual({
      kind: 'feed',
      title: 'News',
      entries: [{ title: 'First', url: 'https://gazette.test/1', published: '2018-11-30' }],
    });
  });

  const list = async (xml: string, url?: string) => {
    const read = await readArticle({
      bytes: Buffer.from(xml),
      mediaType: 'text/xml',
      ...(url === undefined ? {} : { url }),
    });
    return read.kind === 'feed' ? read.entries : [];
  };
  const channel = (items: string, rest = '') => `<rss version="2.0"><channel>${rest}${items}</channel></rss>`;

  test('has titles as people read them', async () => {
    const titles = [
      '<![CDATA[<b>First</b> &amp; &#8220;last&#8221;]]>',
      '&lt;i&gt;Police&lt;/i&gt; at AT&amp;amp;T',
      'a &lt; b',
      'x'.repeat(1000),
    ];
    const items = titles.map((title, at) => `<item><title>${title}</title><link>https://a.test/${at}</link></item>`);
    expect((await list(channel(items.join('')))).map(({ title }) => title)).toEqual([
      'First & “last”',
      'Police at AT&T',
      'a < b',
      `${'x'.repeat(300)}…`,
    ]);
  });

  test('may name its pages from where it stands, and by what leads to them', async () => {
    const items = `<item><link>/1</link></item><item><guid isPermaLink="false">https://a.test/id</guid></item>
      <item><guid>https://a.test/2</guid></item><item><link>../1</link></item>`;
    const urls = async (xml: string, from?: string) => (await list(xml, from)).map(({ url }) => url);
    expect(await urls(channel(items), 'https://a.test/feeds/rss')).toEqual(['https://a.test/1', 'https://a.test/2']);
    expect(await urls(channel(items, '<link>https://b.test/</link>'))).toEqual([
      'https://b.test/1',
      'https://a.test/2',
    ]);
    expect(await urls(channel(items))).toEqual(['https://a.test/2']);
    const based = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.test/b/"><entry xml:base="c/"><link href="d?e=1&amp;f=2"/></entry></feed>`;
    expect(await urls(based, 'https://z.test/')).toEqual(['https://a.test/b/c/d?e=1&f=2']);
  });

  test.each([
    '<pubDate>Thu, 14 Mar 19 10:00:00 GMT</pubDate>',
    '<pubDate>14 March 2019</pubDate>',
    '<dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2019-03-14</dc:date>',
  ])('tells days as %s', async (day) => {
    expect(await list(channel(`<item><link>https://a.test/1</link>${day}</item>`))).toMatchObject([
      { published: '2019-03-14' },
    ]);
  });

  test('may be endless, and may hold entities that grow; two hundred are taken, and nothing grows', async () => {
    const items = Array.from({ length: 5000 }, (_, at) => `<item><link>https://a.test/${at}</link></item>`).join('');
    expect(await list(channel(items))).toHaveLength(200);
    const grown = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>';
    const [entry] = await list(grown + channel('<item><title>&b;</title><link>https://a.test/</link></item>'));
    expect(entry).toMatchObject({ url: 'https://a.test/', title: expect.not.stringContaining('aaa') });
  });

  test('may have instructions and remarks before it', async () => {
    const prolog = '<?xml version="1.0"?>\n<?xml-stylesheet href="x.xsl"?>\n<!-- a --><!-- b -->\n<!DOCTYPE rss>\n';
    expect(await list(prolog + channel('<item><link>https://a.test/</link></item>'))).toHaveLength(1);
  });

  test.each(['<!-- -->', '<!--', '<?a?>', '<?', '<!DOCTYPE [', ' ', '<!DOCTYPE a>'])(
    'is told from what begins with any number of %j',
    async (piece) => {
      const start = performance.now();
      await readArticle({ bytes: Buffer.from(piece.repeat(5_000)), mediaType: 'text/xml' });
      expect(performance.now() - start).toBeLessThan(1_000);
    },
  );

  test('that is broken, and other XML, are refused', async () => {
    expect(await reasonOf('<rss><channel><item>', 'application/rss+xml')).toMatch(/feed/);
    expect(await reasonOf('<?xml version="1.0"?><notes><note/></notes>', 'application/xml')).toMatch(/no feed/);
  });
});

describe('any bytes at all', () => {
  const mediaTypes = ['text/html', 'text/plain', 'text/markdown', 'application/pdf', 'application/rss+xml', 'x/y'];
  const fragments = [
    '<p>',
    '</div>',
    '<![CDATA[',
    '<!--',
    '"',
    '---\n',
    '# ',
    '%PDF-1.4\n',
    '<rss>',
    '&#0;',
    '\u0000',
    '“a”',
  ];

  test('are read or refused; nothing is thrown', async () => {
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .array(fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 10, unit: 'binary' })), { maxLength: 30 })
        .map((parts) => Buffer.from(parts.join(''))),
    );
    await fc.assert(
      fc.asyncProperty(content, fc.constantFrom(...mediaTypes), async (bytes, mediaType) => {
        const { kind } = await readArticle({ bytes, mediaType });
        expect(['article', 'feed', 'unreadable']).toContain(kind);
      }),
      { numRuns: 150 },
    );
  });
});
