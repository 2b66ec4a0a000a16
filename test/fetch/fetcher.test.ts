import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { allowHostsWarning, Fetcher, type FetcherOptions } from '../../src/fetch/fetcher.ts';
import { type Site, siteOf } from './site.ts';

const MEBIBYTE = 1024 * 1024;

function fetcherFor(site: Site | undefined, options: Partial<FetcherOptions> = {}): Fetcher {
  const allowHosts = site === undefined ? [] : [site.host];
  const fetcher = new Fetcher({ userAgent: 'Testlamp/1.0', allowHosts, pauseMs: 0, deadlineMs: 2_000, ...options });
  onTestFinished(() => fetcher.close());
  return fetcher;
}

/** What comes of asking one page of a site for `/`. */
async function asking(page: string | RequestListener, options?: Partial<FetcherOptions>) {
  const site = await siteOf({ '/': page });
  const found = await fetcherFor(site, options).fetch(`${site.origin}/`);
  return 'code' in found ? found.code : Buffer.from(found.bytes).toString();
}

const answer =
  (headers: Record<string, string>, body: string | Uint8Array = '', status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };
const html = (encoding: string) => ({ 'content-type': 'text/html', 'content-encoding': encoding });
const leadingTo = (location: string) => answer({ location }, '', 302);

describe('a page', () => {
  test('comes with its type, its characters and where it was read', async () => {
    const site = await siteOf({ '/a': answer({ 'content-type': 'Text/HTML; Charset="ISO-8859-1"' }, 'Moss') });
    expect(await fetcherFor(site).fetch(`${site.origin}/a`)).toEqual({
      bytes: Buffer.from('Moss'),
      mediaType: 'text/html',
      charset: 'iso-8859-1',
      status: 200,
      url: `${site.origin}/a`,
      redirectedFrom: [],
    });
  });

  test('that has moved is followed, and the way to it told', async () => {
    const site = await siteOf({ '/old': leadingTo('/newer'), '/newer': leadingTo('new?x=1'), '/new': 'Moss' });
    expect(await fetcherFor(site).fetch(`${site.origin}/old`)).toMatchObject({
      url: `${site.origin}/new?x=1`,
      redirectedFrom: [`${site.origin}/old`, `${site.origin}/newer`],
    });
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['deflate', deflateRawSync],
    ['GZIP', gzipSync],
    ['deflate, br', (text: string) => brotliCompressSync(deflateSync(text))],
    ['gzip, identity', gzipSync],
  ])('may be packed as %s', async (encoding, pack) => {
    expect(await asking(answer(html(encoding), pack('Moss')))).toBe('Moss');
  });

  test('is asked for by a program that says its name', async () => {
    expect(await asking(({ headers }, response) => response.end(headers['user-agent']))).toBe('Testlamp/1.0');
  });
});

describe('refused, with a code and a sentence', () => {
  const gone = (status: number) => answer({}, '', status);
  const endless = (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 'a')));
    };
    response.on('drain', more);
    more();
  };
  const silent: RequestListener = () => undefined;
  const dripping: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const drip = setInterval(() => response.write('a'), 20);
    response.on('close', () => clearInterval(drip));
  };

  test.each<[string, RequestListener, string]>([
    ['is gone', gone(404), 'gone'],
    ['is gone for good', gone(410), 'gone'],
    ['fails', gone(500), 'status'],
    ['is forbidden', gone(403), 'status'],
    ['is a picture', answer({ 'content-type': 'image/png' }, 'x'), 'content-type'],
    ['is a program', answer({ 'content-type': 'application/octet-stream' }, 'x'), 'content-type'],
    ['is too large', answer({ 'content-type': 'text/html' }, Buffer.alloc(5 * MEBIBYTE + 1)), 'too-large'],
    ['never ends', endless, 'too-large'],
    ['unpacks to too much', answer(html('gzip'), gzipSync(Buffer.alloc(200 * MEBIBYTE))), 'too-large'],
    ['unpacks to too much by Brotli', answer(html('br'), brotliCompressSync(Buffer.alloc(50 * MEBIBYTE))), 'too-large'],
    ['is packed badly', answer(html('gzip'), 'no gzip at all'), 'encoding'],
    ['is packed strangely', answer(html('zstd, gzip'), 'x'), 'encoding'],
    ['is packed too often', answer(html('gzip, gzip, gzip, gzip'), 'x'), 'encoding'],
    [
      'hides a bomb in what unpacks to nothing',
      answer(html('gzip, br'), brotliCompressSync(Buffer.concat(Array(500_000).fill(gzipSync(''))))),
      'too-large',
    ],
    ['moves, and says not where', leadingTo(''), 'redirect-nowhere'],
    ['moves to nowhere', leadingTo('http://['), 'redirect-nowhere'],
    ['moves to itself', leadingTo('/'), 'redirects'],
    ['moves to a file', leadingTo('file:///etc/passwd'), 'not-web'],
    ['moves to a private network', leadingTo('http://10.0.0.1/'), 'private-address'],
    ['moves to this machine', leadingTo('http://[::1]/'), 'private-address'],
    ['moves to the machine’s own metadata', leadingTo('http://169.254.169.254/latest/'), 'private-address'],
    ['moves to a password', leadingTo('http://a:b@example.org/'), 'credentials'],
    ['breaks off', (_, response) => response.destroy(), 'no-answer'],
  ])('one that %s', async (_, page, code) => {
    expect(await asking(page)).toBe(code);
  });

  test.each<[string, RequestListener]>([
    ['says nothing', silent],
    ['says a letter now and then', dripping],
  ])('one that %s, after the time that is given', async (_, page) => {
    expect(await asking(page, { deadlineMs: 300 })).toBe('too-slow');
  });

  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://017700000001/',
    'http://0.0.0.0/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://a.localhost/',
    'http://printer.local/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://①②⑦.0.0.1/',
    'http://127.0.0.1./',
    'http://127。0。0。1/',
    'http://%31%32%37.0.0.1/',
    'http:\\\\127.0.0.1\\',
    'http://192.0.0.8/',
    'http://192.0.2.1/',
    'http://192.88.99.1/',
    'http://198.18.0.1/',
    'http://198.51.100.1/',
    'http://203.0.113.1/',
    'http://240.0.0.1/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:0:127.0.0.1]/',
    'http://[64:ff9b:1::1]/',
    'http://[100::1]/',
    'http://[2001::1]/',
    'http://[2001:db8::1]/',
    'http://[3fff::1]/',
    'http://[4000::1]/',
    'http://[5f00::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://localhost../',
    'http://ⓛocalhost/',
    'http://router.home.arpa/',
  ])('%s, which is of a private network', async (address) => {
    expect(await fetcherFor(undefined).fetch(address)).toMatchObject({ code: 'private-address' });
  });

  test.each([
    ['ftp://example.org/', 'not-web'],
    ['file:///etc/passwd', 'not-web'],
    ['data:text/html,x', 'not-web'],
    ['gopher://example.org/', 'not-web'],
    ['example.org', 'not-an-address'],
    ['http://', 'not-an-address'],
    ['', 'not-an-address'],
    ['http://[fe80::1%25eth0]/', 'not-an-address'],
    ['http://1.2.3.4.5/', 'not-an-address'],
    ['https://example.org:80@127.0.0.1/', 'credentials'],
    ['https://example.org:8443/', 'port'],
    [`https://example.org/${'a'.repeat(5000)}`, 'too-long'],
    ['https://name@example.org/', 'credentials'],
    ['http://example.org:22/', 'port'],
    ['http://example.org:6379/', 'port'],
  ])('%s', async (address, code) => {
    expect(await fetcherFor(undefined).fetch(address)).toMatchObject({
      code,
      reason: expect.stringMatching(/^.{20,}\.$/),
    });
  });

  test('a name that stands for a private machine', async () => {
    const lookup = async () => [{ address: '10.0.0.7', family: 4 }];
    expect(await fetcherFor(undefined, { lookup }).fetch('http://pages.test/')).toMatchObject({
      code: 'private-address',
    });
  });

  test('another port of a host that is let through, where it is private', async () => {
    const site = await siteOf({ '/': 'Moss' });
    const asked: string[] = [];
    const lookup = async (host: string) => {
      asked.push(host);
      return [{ address: '127.0.0.1', family: 4 }];
    };
    const fetcher = fetcherFor(undefined, { lookup, allowHosts: [`pages.test:${new URL(site.origin).port}`] });
    expect(await fetcher.fetch('http://pages.test/')).toMatchObject({ code: 'private-address' });
    expect(asked).toEqual(['pages.test']);
  });

  test('a name that stands for a public machine and a private one', async () => {
    const lookup = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    expect(await fetcherFor(undefined, { lookup }).fetch('http://pages.test/')).toMatchObject({
      code: 'private-address',
    });
  });

  test('a name that stands for another machine a moment later', async () => {
    // The first is of a block that nobody has been given, so that nothing is there.
    const answers = [{ address: '2d00::1', family: 6 }];
    const lookup = async () => [answers.shift() ?? { address: '127.0.0.1', family: 4 }];
    const fetcher = fetcherFor(undefined, { lookup, deadlineMs: 300 });
    const first = await fetcher.fetch('http://pages.test/');
    expect(['no-answer', 'too-slow']).toContain('code' in first && first.code);
    expect(await fetcher.fetch('https://pages.test/')).toMatchObject({ code: 'private-address' });
  });

  test('a name that nobody knows', async () => {
    const lookup = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
    expect(await fetcherFor(undefined, { lookup }).fetch('http://pages.test/')).toMatchObject({
      code: 'no-answer',
      reason: expect.stringContaining('nobody knows this name'),
    });
  });
});

describe('robots.txt', () => {
  const rules = (text: string) => answer({ 'content-type': 'text/plain' }, text);

  test('keeps programs away from what it names, and is read once', async () => {
    const site = await siteOf({
      '/robots.txt': rules('User-agent: *\nDisallow: /private\n'),
      '/private/a': 'secret',
      '/public': 'Moss',
      '/to-private': leadingTo('/private/a'),
    });
    const fetcher = fetcherFor(site);
    expect(await fetcher.fetch(`${site.origin}/private/a`)).toMatchObject({ code: 'robots' });
    expect(await fetcher.fetch(`${site.origin}/to-private`)).toMatchObject({ code: 'robots' });
    expect(await fetcher.fetch(`${site.origin}/public`)).toMatchObject({ status: 200 });
    expect(site.asked).toEqual(['/robots.txt', '/to-private', '/public']);
  });

  test('may name this program alone', async () => {
    const site = await siteOf({ '/robots.txt': rules('User-agent: Testlamp\nDisallow: /\n'), '/': 'Moss' });
    expect(await fetcherFor(site).fetch(`${site.origin}/`)).toMatchObject({ code: 'robots' });
    expect(await fetcherFor(site, { userAgent: 'Other/1.0' }).fetch(`${site.origin}/`)).toMatchObject({ status: 200 });
  });

  test('that can’t be had because the site fails keeps programs away, says why, and is not asked for again at once', async () => {
    const site = await siteOf({ '/robots.txt': answer({}, '', 503), '/': 'Moss' });
    const fetcher = fetcherFor(site);
    await fetcher.fetch(`${site.origin}/`);
    expect(await fetcher.fetch(`${site.origin}/`)).toMatchObject({
      code: 'robots-unknown',
      reason: expect.stringContaining('503'),
    });
    expect(site.asked).toEqual(['/robots.txt']);
  });

  test('that does not come is waited for no longer than its time', async () => {
    const site = await siteOf({ '/robots.txt': () => undefined, '/': 'Moss' });
    const fetcher = fetcherFor(site, { deadlineMs: 400 });
    expect(await fetcher.fetch(`${site.origin}/`)).toMatchObject({ code: 'too-slow' });
  });

  test.each([401, 403, 404, 429])('that is refused with %d allows everything', async (status) => {
    const site = await siteOf({ '/robots.txt': answer({}, '', status), '/': 'Moss' });
    expect(await fetcherFor(site).fetch(`${site.origin}/`)).toMatchObject({ status: 200 });
  });

  test('is read as far as half a megabyte', async () => {
    const filler = '# nothing\n'.repeat(60_000);
    const site = await siteOf({
      '/robots.txt': rules(`User-agent: *\nDisallow: /early\n${filler}Disallow: /late\n`),
      '/early': 'Moss',
      '/late': 'Moss',
    });
    const fetcher = fetcherFor(site);
    expect(await fetcher.fetch(`${site.origin}/early`)).toMatchObject({ code: 'robots' });
    expect(await fetcher.fetch(`${site.origin}/late`)).toMatchObject({ status: 200 });
  });

  test('that never arrives where it leads to allows everything', async () => {
    const site = await siteOf({ '/robots.txt': leadingTo('/robots.txt'), '/': 'Moss' });
    expect(await fetcherFor(site).fetch(`${site.origin}/`)).toMatchObject({ status: 200 });
  });

  test('may ask for a longer pause', async () => {
    const site = await siteOf({ '/robots.txt': rules('User-agent: *\nCrawl-delay: 0.3\n'), '/': 'Moss' });
    const fetcher = fetcherFor(site);
    await fetcher.fetch(`${site.origin}/`);
    const start = performance.now();
    await fetcher.fetch(`${site.origin}/`);
    expect(performance.now() - start).toBeGreaterThan(250);
  });

  test('that leads to a private machine is not followed', async () => {
    const site = await siteOf({ '/robots.txt': leadingTo('http://10.0.0.1/robots.txt'), '/': 'Moss' });
    expect(await fetcherFor(site).fetch(`${site.origin}/`)).toMatchObject({ status: 200 });
  });
});

test('one site is asked for one page at a time', async () => {
  let under = 0;
  let most = 0;
  const page: RequestListener = (_, response) => {
    under += 1;
    most = Math.max(most, under);
    setTimeout(() => {
      under -= 1;
      response.writeHead(200, { 'content-type': 'text/html' }).end('Moss');
    }, 20);
  };
  const site = await siteOf({ '/a': page, '/b': page, '/c': page });
  const fetcher = fetcherFor(site);
  await Promise.all(['/a', '/b', '/c'].map((path) => fetcher.fetch(`${site.origin}${path}`)));
  expect(most).toBe(1);
});

test('whoever waits for a page can stop waiting', async () => {
  const site = await siteOf({ '/': () => undefined });
  const stop = new AbortController();
  const waiting = fetcherFor(site).fetch(`${site.origin}/`, stop.signal);
  stop.abort();
  await expect(waiting).rejects.toThrow(/abort/i);
});

test('whoever lets private hosts through is told so', () => {
  expect(allowHostsWarning([])).toBeUndefined();
  expect(allowHostsWarning(['127.0.0.1:8080'])).toMatch(/127\.0\.0\.1:8080.*BLUELAMP_FETCH_HOSTS/);
});
