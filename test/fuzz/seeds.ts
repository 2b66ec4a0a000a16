import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readQuestions } from '../eval/questions.ts';
import { pdfOf } from '../reading/pdf-file.ts';

const EVAL = path.join(import.meta.dirname, '../eval');
const CORPUS = path.join(import.meta.dirname, '../../corpus');
const ARTICLES = 12;
const SOURCES = 40;

/** Questions as members of a server type them, and messages that ask nothing. */
export function questions(): string[] {
  return [...readQuestions('dev').map(({ q }) => q), ...linesOf('messages.dev.jsonl').map(({ text }) => String(text))];
}

/** Articles as plain text. */
export function articles(): string[] {
  return linesOf('articles.fresh.jsonl')
    .slice(0, ARTICLES)
    .map(({ text }) => String(text));
}

/** The same as web pages, with all that a page says of itself. */
export function pages(): string[] {
  return articles().map((text, index) => {
    const [title = '', ...paragraphs] = text.split(/\n{2,}/);
    const about = { '@type': 'NewsArticle', headline: title, datePublished: '2018-11-30T10:00:00Z' };
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | Town Paper</title>
<meta property="og:title" content="${title}"><meta property="article:published_time" content="2018-11-30">
<script type="application/ld+json">${JSON.stringify(about)}</script><link rel="canonical" href="https://paper.test/${index}">
<link rel="alternate" type="application/rss+xml" href="/feed"></head><body><nav><a href="/">Home</a></nav><article><h1>${title}</h1>
<time datetime="2018-11-30">30 November 2018</time>${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
<table><tr><td>2018</td><td>134</td></tr></table><ul><li><a href="/2">Another article about what was said there</a></li></ul>
</article><footer>&copy; Town Paper</footer></body></html>`;
  });
}

/** Lists of articles: RSS and Atom. */
export function feeds(): string[] {
  const entries = articles().map((text, index) => ({
    title: text.slice(0, 60).replace(/[<>&\n]/g, ' '),
    url: `https://paper.test/${index}`,
  }));
  const rss = entries.map(
    ({ title, url }) =>
      `<item><title>${title}</title><link>${url}</link><pubDate>Fri, 30 Nov 2018 10:00:00 GMT</pubDate></item>`,
  );
  const atom = entries.map(
    ({ title, url }) =>
      `<entry><title>${title}</title><link href="${url}"/><updated>2018-11-30T10:00:00Z</updated></entry>`,
  );
  return [
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel><title>Town Paper</title>${rss.join('')}</channel></rss>`,
    `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Town Paper</title>${atom.join('')}</feed>`,
  ];
}

export function pdfs(): Uint8Array[] {
  return articles().map((text) => {
    const lines = text.split('\n').filter((line) => line !== '');
    return pdfOf([lines.slice(0, 40).map((line, index) => ({ text: line.slice(0, 90), x: 50, y: 800 - index * 14 }))], {
      title: 'Notes',
    });
  });
}

/** Sources of the record, as their files stand. */
export function sources(): string[] {
  const folder = path.join(CORPUS, 'sources');
  return readdirSync(folder)
    .slice(0, SOURCES)
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
}

function linesOf(file: string): Record<string, unknown>[] {
  const lines = readFileSync(path.join(EVAL, file), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line));
}
