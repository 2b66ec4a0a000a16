import { load } from 'js-yaml';
import { z } from 'zod';
import { isoDate } from '../corpus/schema.ts';
import { datelineIn } from '../dates/pages.ts';
import { paragraphs } from './plain-text.ts';
import type { Article } from './types.ts';

/** Markdown: its words without its marks; title, address and day from its front matter or first heading. */
export function readMarkdown(raw: string): Article {
  const { head, body } = parseSourceHead(raw.replace(/^\uFEFF/, ''));
  const heading = /^#{1,2}[ \t]{1,9}(\S.*)$/m.exec(body)?.[1];
  const text = paragraphs(withoutMarks(body)).join('\n\n');
  const title = head.title ?? (heading === undefined ? undefined : withoutMarks(withoutClosing(heading)).trim());
  const published = head.published ?? datelineIn(text);
  return {
    text,
    ...head,
    ...(title === undefined ? {} : { title }),
    ...(published === undefined ? {} : { published }),
  };
}

/** A heading without the marks that may close it. */
function withoutClosing(heading: string): string {
  let end = heading.trimEnd().length;
  while (end > 0 && heading[end - 1] === '#') end -= 1;
  return heading.slice(0, end).trimEnd();
}

/** What stands between the marks of Markdown (CommonMark 0.31): emphasis, headings, links, images, quotes, lists, code. */
function withoutMarks(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(?:```|~~~).*$/gm, '')
    .replace(/^[ \t]*(?:[-*_][ \t]*){3,}$/gm, '')
    .replace(/^[ \t]{0,3}#{1,6}[ \t]{1,9}(\S.*)$/gm, (_, words: string) => `\n${withoutClosing(words)}\n`)
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, '')
    .replace(/^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+/gm, '\n')
    .replace(/!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)/g, '')
    .replace(/\[([^\]\n]{1,500})\]\([^)\n]{0,500}\)/g, '$1')
    .replace(/<(https?:[^>\s]{1,500})>/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_\n]{1,1000}?\S|\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]{1,1000})\*(?![\p{L}\p{N}])/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_\n]{1,1000})_(?![\p{L}\p{N}])/gu, '$1')
    .replace(/`([^`\n]{1,500})`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!>-])/g, '$1');
}

type Head = Pick<Article, 'title' | 'publisher' | 'published' | 'url'>;

const line = z.string().trim().min(1);
/** Of the front matter only what a draft needs; each field that is not of its form is left alone. */
const headSchema = z.object({
  title: line.optional().catch(undefined),
  publisher: line.optional().catch(undefined),
  published: isoDate.optional().catch(undefined),
  date: isoDate.optional().catch(undefined),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
});

/** Parts Markdown from the YAML between two lines of dashes at its top, and reads what that says of the text. */
function parseSourceHead(markdown: string): { head: Head; body: string } {
  const match = /^---[ \t]*\r?\n([\s\S]{0,100000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(markdown);
  if (match === null) return { head: {}, body: markdown };
  const body = markdown.slice(match[0].length);
  const read = headSchema.safeParse(yaml(match[1] ?? ''));
  if (!read.success) return { head: {}, body };
  const { title, publisher, published, date, url } = read.data;
  const day = published ?? date;
  return {
    head: {
      ...(title === undefined ? {} : { title }),
      ...(publisher === undefined ? {} : { publisher }),
      ...(day === undefined ? {} : { published: day }),
      ...(url === undefined ? {} : { url }),
    },
    body,
  };
}

function yaml(text: string): unknown {
  try {
    return load(text);
  } catch {
    // What is no YAML says nothing of the text; its body is read all the same.
    return undefined;
  }
}
