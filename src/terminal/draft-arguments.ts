import type { IsoDate } from '../corpus/schema.ts';
import { DRAFTS_FOLDER } from './draft-file.ts';
import { COMMON_OPTIONS, type Mistake, mistakeInDay, readOptions } from './options.ts';

export const DRAFT_USAGE = `Usage: npm run corpus -- draft <address | file | -> [--out folder] [--json]

Reads a web page, HTML, PDF, Markdown or plain text, and writes a draft source: who said what, and what was counted.
A feed is listed, to choose from.

  --out folder|file.md    where the draft goes (default: the folder ${DRAFTS_FOLDER}); nothing is overwritten
  --title, --publisher, --url, --published YYYY-MM-DD
                          what the text does not tell, or tells wrongly (--date is the same as --published)
  --json                  print the draft, with what is unsure, as one JSON object
  --today YYYY-MM-DD      the day that stands for one that is not known (default: today)
  --corpus folder         draft for another corpus

Exit status: 0 drafted, or listed; 1 there was nothing to draft from; 2 wrong use or a fault.
`;

/** What `corpus draft` is asked to do. */
export interface DraftArguments {
  /** an address, a file, or - for standard input */
  name: string;
  out: string;
  json: boolean;
  /** what a person says of the source: it goes before what the text tells */
  told: { title?: string; publisher?: string; url?: string; published?: IsoDate };
  today: IsoDate | undefined;
  folder: string | undefined;
}

/** Reads what follows the word `draft`. */
export function readDraftArguments(args: string[]): DraftArguments | Mistake | 'help' {
  const text = { type: 'string' } as const;
  const read = readOptions(args, {
    out: text,
    title: text,
    publisher: text,
    url: text,
    published: text,
    date: text,
    json: { type: 'boolean' },
    ...COMMON_OPTIONS,
  });
  if ('mistake' in read) return read;
  const { out = DRAFTS_FOLDER, json = false, today, corpus: folder, help, title, publisher, url, date } = read.values;
  if (help) return 'help';
  const published = read.values.published ?? date;
  const [name, ...more] = read.positionals;
  if (name === undefined) return { mistake: 'What should be read? An address, a file, or - for standard input.' };
  if (more.length > 0) return { mistake: `One source at a time: “${more.join(' ')}” is too much.` };
  const mistake =
    mistakeInDay(today) ??
    mistakeInDay(published, published === date ? '--date' : '--published') ??
    mistakeInAddress(url);
  if (mistake !== undefined) return { mistake };
  const told = { title, publisher, url, published };
  return { name, out, json, told: onlyTold(told), today, folder };
}

function mistakeInAddress(url: string | undefined): string | undefined {
  if (url === undefined || (URL.canParse(url) && /^https?:/.test(url))) return undefined;
  return `--url has to be an address that begins with https:// or http://, not “${url}”.`;
}

function onlyTold({ title, publisher, url, published }: Record<keyof DraftArguments['told'], string | undefined>) {
  return {
    ...(title === undefined ? {} : { title }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(url === undefined ? {} : { url }),
    ...(published === undefined ? {} : { published }),
  };
}
