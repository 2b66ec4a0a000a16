import type { SourceKind } from '../corpus/schema.ts';
import type { Article } from '../reading/types.ts';

const KINDS: [RegExp, SourceKind][] = [
  [/(?:^|\.)legislation\.gov\.uk$/, 'law'],
  [/(?:^|\.)committees\.parliament\.uk$/, 'hearing'],
  [/(?:^|\.)(?:hansard|parliament|parallelparliament|theyworkforyou)\.(?:parliament\.uk|uk|co\.uk|com)$/, 'debate'],
  [/(?:^|\.)ons\.gov\.uk$/, 'statistics'],
  [/(?:^|\.)(?:police\.uk|gov\.uk|policeconduct\.gov\.uk)$/, 'press-release'],
];

/** What kind of source it is, as far as its form and the place where it stands show. */
export function kindOf({ kind, url, title = '' }: Article, isDebate: boolean): SourceKind {
  if (kind !== undefined) return kind;
  const host = url !== undefined && URL.canParse(url) ? new URL(url).hostname : '';
  if (/\b(?:oral evidence|committee)\b/i.test(title) && isDebate) return 'hearing';
  return KINDS.find(([pattern]) => pattern.test(host))?.[1] ?? (isDebate ? 'debate' : 'news');
}
