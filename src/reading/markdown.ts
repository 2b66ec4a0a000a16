import { datelineIn } from '../dates/pages.ts';
import { parseSourceHead } from './front-matter.ts';
import { paragraphs } from './plain-text.ts';
import type { Article } from './types.ts';

/** Markdown: its words without its marks; title, address and day from its front matter or first heading. */
export function readMarkdown(raw: string): Article {
  const { head, body } = parseSourceHead(raw.replace(/^\uFEFF/, ''));
  const heading = /^#{1,2}[ \t]+(.+?)[ \t]*#*$/m.exec(body)?.[1];
  const text = paragraphs(withoutMarks(body)).join('\n\n');
  const title = head.title ?? (heading === undefined ? undefined : withoutMarks(heading).trim());
  const published = head.published ?? datelineIn(text);
  return {
    text,
    ...head,
    ...(title === undefined ? {} : { title }),
    ...(published === undefined ? {} : { published }),
  };
}

/** What stands between the marks of Markdown (CommonMark 0.31): emphasis, headings, links, images, quotes, lists, code. */
function withoutMarks(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(?:```|~~~).*$/gm, '')
    .replace(/^[ \t]*(?:[-*_][ \t]*){3,}$/gm, '')
    .replace(/^[ \t]*#{1,6}[ \t]+(.*?)[ \t]*#*$/gm, '\n$1\n')
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
