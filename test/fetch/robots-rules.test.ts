import { describe, expect, test } from 'vitest';
import { isAllowed, rulesFor } from '../../src/fetch/robots-rules.ts';

const allowed = (text: string, path: string) => isAllowed(rulesFor('Testlamp', text), path);
const all = (...lines: string[]) => ['User-agent: *', ...lines].join('\n');

describe('rules of a robots.txt', () => {
  test.each([
    ['nothing', '', '/a', true],
    ['an empty rule', all('Disallow:'), '/a', true],
    ['everything', all('Disallow: /'), '/a', false],
    ['a beginning', all('Disallow: /a'), '/ab', false],
    ['another beginning', all('Disallow: /a/'), '/a', true],
    ['the longest', all('Disallow: /a', 'Allow: /a/b'), '/a/b/c', true],
    ['the friendlier', all('Disallow: /a', 'Allow: /a'), '/a', true],
    ['a star', all('Disallow: /*.pdf'), '/x/y.pdf?z', false],
    ['an end', all('Disallow: /*.pdf$'), '/x/y.pdf?z', true],
    ['a star and an end', all('Disallow: /*.pdf$'), '/x.pdf.pdf', false],
    ['pieces that may not overlap', all('Disallow: /ab*ba$'), '/aba', true],
    ['only an end', all('Disallow: /$'), '/', false],
    ['a query', all('Disallow: /*?session='), '/a?session=1', false],
    ['letters of another script', all('Disallow: /café'), '/caf%C3%A9', false],
    ['a code for an ordinary letter', all('Disallow: /%61'), '/a', false],
    ['comments and odd blanks', '\uFEFFuser-agent :*#all\r\n disallow:/a # here', '/a', false],
  ])('heeds %s', (_, text, path, expected) => {
    expect(allowed(text, path)).toBe(expected);
  });

  test('prefers those that name the program, wherever they stand, and joins them', () => {
    const text = `User-agent: Testlamp/2.0\nDisallow: /a\n\n${all('Disallow: /b')}\n\nUser-agent: other\nUser-agent: TESTLAMP\nDisallow: /c`;
    expect(['/a', '/b', '/c'].map((path) => allowed(text, path))).toEqual([false, true, false]);
  });

  test('are for several programs that are named one after the other, and a site map between parts nothing', () => {
    const text = 'User-agent: testlamp\nSitemap: https://a.test/\nUser-agent: other\nDisallow: /a';
    expect(allowed(text, '/a')).toBe(false);
  });

  test('tell a delay', () => {
    expect(rulesFor('Testlamp', all('Crawl-delay: 2.5')).crawlDelay).toBe(2.5);
    expect(rulesFor('Testlamp', all('Crawl-delay: soon')).crawlDelay).toBeUndefined();
  });

  test.each([
    ['stars', all(`Disallow: /${'*a'.repeat(250)}b\n`.repeat(1000))],
    ['programs', `${'User-agent: *\n'.repeat(20_000)}${'Disallow: /b\n'.repeat(20_000)}`],
    ['long pieces', all(`Disallow: /*${'a'.repeat(500)}b\n`.repeat(1000))],
  ])('take no time to speak of, however many %s they have', (_, text) => {
    const start = performance.now();
    expect(allowed(text, `/${'a'.repeat(4000)}`)).toBe(true);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
