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
  | 'robots-unknown'
  | 'busy'
  | 'gone'
  | 'status'
  | 'no-answer';

/** Why a page was not fetched. */
export interface Refused {
  code: RefusalCode;
  /** a sentence for a person: what happened and what can be done */
  reason: string;
  /** what the sentence tells beside the address */
  detail: string;
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
  'too-long': () => 'The address is longer than any page needs. Give the one that the page itself names.',
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
  'robots-unknown': (url, detail) =>
    `The site of ${url} can't tell which pages programs may read: its robots.txt fails (${detail}). Try again in some minutes. ${FILE_INSTEAD}`,
  busy: (url) => `${url} has to wait: too many pages are being fetched. Try again in a minute.`,
  gone: (url, detail) => `${url} is not there any more (${detail}).`,
  status: (url, detail) => `${url} answers with an error (${detail}). Try again later. ${FILE_INSTEAD}`,
  'no-answer': (url, detail) => `${url} can't be reached: ${detail}. Look at the address, or try again later.`,
};

export function refused(code: RefusalCode, url: string, detail = '', status?: number): Refused {
  return { code, url, detail, reason: REASONS[code](url, detail), ...(status === undefined ? {} : { status }) };
}
