import { load } from 'js-yaml';
import { z } from 'zod';
import { isoDate } from '../corpus/schema.ts';
import type { Article } from './types.ts';

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
export function parseSourceHead(markdown: string): { head: Head; body: string } {
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
