import type { Source } from '../../src/corpus/schema.ts';
import { ownId } from '../../src/corpus/scope.ts';

/** A server that adds sources. */
export const SERVER = '112233445566778899';

/** A source that a server has added: somebody on record says something. */
export function ownSource(
  words: string,
  { id = '2020-01-01-town-paper-notes', speaker = 'lord-harris', server = SERVER } = {},
): Source {
  return {
    id: ownId(server, id),
    title: 'Notes',
    publisher: 'Town Paper',
    url: 'https://town.test/notes',
    published: '2020-01-01',
    kind: 'news',
    topics: ['community-confidence'],
    text: 'summary',
    statements: [{ id: 'a', speaker, form: 'verbatim', text: words, topics: ['community-confidence'] }],
    figures: [],
    corrections: [],
    body: 'Notes of the town.',
    added: { by: 'server', how: 'pasted' },
  };
}

/** Shipped sources under the ids of a server: as rich as real ones, and as likely to answer. */
export function copies(of: readonly Source[]): Source[] {
  return of.map((source) => ({ ...source, id: ownId(SERVER, source.id), added: { by: 'server', how: 'fetched' } }));
}
