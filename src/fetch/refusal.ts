import type { AddressFault } from './address.ts';

export type RefusalCode =
  | AddressFault
  | 'redirects'
  | 'redirect-nowhere'
  | 'too-slow'
  | 'too-large'
  | 'content-type'
  | 'encoding'
  | 'robots'
  | 'gone'
  | 'status'
  | 'no-answer';

/** Why a page was not fetched. */
export interface Refused {
  code: RefusalCode;
  /** a sentence for a person: what happened and what can be done */
  reason: string;
  /** of the server's answer, where there was one */
  status?: number;
  /** the address that it happened at, after redirects */
  url: string;
}

const FILE_INSTEAD = 'Save the page and give its file, or paste its text.';

const REASONS: Record<RefusalCode, (url: string, detail: string) => string> = {
  'not-an-address': (url) => `“${url}” is no address. One begins with https://.`,
  'not-web': (url) => `${url} is no address of the web: only http and https are fetched.`,
  credentials: () => 'The address holds a name or password. Give it without.',
  port: (url) => `${url} names a port other than 80 and 443, where public pages stand.`,
  'private-address': (url) => `${url} stands for a machine of a private network. Only public pages are fetched.`,
  redirects: (url) =>
    `${url} leads on from page to page and arrives nowhere. Open it in a browser and give the address that it ends at.`,
  'redirect-nowhere': (url) => `${url} says that the page has moved, and not where to.`,
  'too-slow': (url, detail) => `${url} took longer than ${detail} seconds. Try again later. ${FILE_INSTEAD}`,
  'too-large': (url, detail) => `${url} is larger than ${detail} MiB. ${FILE_INSTEAD}`,
  'content-type': (url, detail) => `${url} is ${detail}, and not a page, PDF, text or feed that can be read.`,
  encoding: (url, detail) => `${url} is packed in a way that can't be read (${detail}). ${FILE_INSTEAD}`,
  robots: (url) => `The robots.txt of ${url} asks programs to stay away from this page. ${FILE_INSTEAD}`,
  gone: (url, detail) => `${url} is not there any more (${detail}).`,
  status: (url, detail) => `${url} answers with an error (${detail}). Try again later. ${FILE_INSTEAD}`,
  'no-answer': (url, detail) => `${url} can't be reached: ${detail}. Look at the address, or try again later.`,
};

export function refused(code: RefusalCode, url: string, detail = '', status?: number): Refused {
  return { code, url, reason: REASONS[code](url, detail), ...(status === undefined ? {} : { status }) };
}
