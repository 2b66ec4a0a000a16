import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { Answerer } from '../../src/answer/answerer.ts';
import { Corpus } from '../../src/corpus/corpus.ts';
import { parseSource } from '../../src/corpus/parse.ts';
import { cardIds } from '../../src/discord/cards/card-id.ts';
import { MemberSession } from '../../src/discord/session/member-session.ts';
import { Records } from '../../src/discord/session/records.ts';
import { findingsIn } from '../../src/drafting/extraction.ts';
import { panelIds } from '../../src/moderation/session/panel.ts';
import { readArticle } from '../../src/reading/article.ts';
import { speechesIn } from '../../src/reading/debate.ts';
import { readListing } from '../../src/reading/listing.ts';
import type { ReadDocument } from '../../src/reading/types.ts';
import { ownSource, SERVER } from '../answer/own-source.ts';
import { violations } from '../discord/payload.ts';
import { shippedContent, TODAY } from '../discord/record.ts';
import { near, nearBytes } from './mutations.ts';
import * as seeds from './seeds.ts';

/** Something that reads what comes from outside, and what is to hold whatever comes. */
export interface Target<Input = unknown> {
  name: string;
  inputs: fc.Arbitrary<Input>;
  /** @throws Error where something does not hold */
  read(input: Input): unknown;
}

/** Stands in what another server has added, and nowhere else. */
const SECRET = 'Zanthopol';
const OTHER_SERVER = '998877665544332211';

/** Everything that reads text from outside, without a Discord around it. */
export async function targets(): Promise<Target[]> {
  const content = await shippedContent();
  const corpus = new Corpus(content);
  const others = {
    ...content,
    sources: [ownSource(`${SECRET} has no confidence in knife crime figures.`, { server: OTHER_SERVER })],
  };
  const contents = { shared: content, server: (id: string) => (id === OTHER_SERVER ? others : undefined) };
  const records = new Records(contents, new Answerer(corpus));
  const session = new MemberSession(records.of({ kind: 'server', serverId: SERVER }), {
    asker: '1',
    private: false,
    mayShare: false,
    scope: { kind: 'server', serverId: SERVER },
    today: TODAY,
  });
  return [
    target('questions', fc.array(near([...seeds.questions(), SECRET]), { minLength: 1, maxLength: 3 }), (turns) => {
      // The longest that Discord hands over.
      const [question = '', ...before] = turns.map((turn) => turn.slice(0, 4_000));
      if (question.trim() === '') return;
      const { components } = session.ask(`${question}?`, before);
      holds(violations(components), []);
      holds(SECRET.length > 0 && withoutQuestion(components, question, before).includes(SECRET), false);
    }),
    target('texts', near(seeds.articles()), (text) => {
      const { quotations } = findingsIn(text, corpus, { published: '2018-11-30', today: TODAY });
      for (const { start, end, text: words } of quotations) holds(text.slice(start, end), words);
      speechesIn(text);
    }),
    target('pages', near(seeds.pages()), (html) => document(html, 'text/html')),
    target('plain files', near(seeds.articles()), (text) => document(text, 'text/plain')),
    target('PDF', nearBytes(seeds.pdfs()), (bytes) => readWell(readArticle({ bytes, mediaType: 'application/pdf' }))),
    target('feeds', near(seeds.feeds()), async (xml) => {
      const bytes = Buffer.from(xml);
      await readListing({ bytes, mediaType: 'application/xml', url: 'https://paper.test/feed' });
      await document(xml, 'application/xml');
    }),
    target('YAML', near(seeds.sources()), (text) => {
      const { source, problems } = parseSource('fuzzed', text);
      holds(source === undefined, problems.length > 0);
    }),
    target(
      'custom ids',
      near(['next:2:a_b-C3d4:Zz09-_xy:123456789012345678', 'mod:publish:1:0a1b2c3d4e5f.Zz09-_xy', 'mod:drafts:0:-']),
      (id) => {
        const [card, panel] = [cardIds.read(id), panelIds.read(id)];
        if (card !== undefined) holds(cardIds.read(cardIds.write(card)), card);
        if (panel !== undefined && id.length <= 100) holds(panelIds.read(panelIds.write(panel)), panel);
      },
    ),
  ];
}

function target<Input>(name: string, inputs: fc.Arbitrary<Input>, read: (input: Input) => unknown): Target {
  // One list holds targets of every kind of input: each is only ever given its own.
  return { name, inputs, read: (input) => read(input as Input) };
}

function document(text: string, mediaType: string): Promise<void> {
  return readWell(readArticle({ bytes: Buffer.from(text), mediaType, url: 'https://paper.test/1' }));
}

/** Whatever a document holds, it is read, or the reason why not is a sentence. */
async function readWell(reading: Promise<ReadDocument>): Promise<void> {
  const read = await reading;
  if (read.kind === 'unreadable') holds(/\S\.$/.test(read.reason), true);
}

/** What a card says beside the words of whoever asked. */
function withoutQuestion(components: readonly object[], question: string, before: readonly string[]): string {
  return [question, ...before].some((text) => text.includes(SECRET)) ? '' : JSON.stringify(components);
}

function holds(value: unknown, expected: unknown): void {
  if (isDeepStrictEqual(value, expected)) return;
  throw new Error(`${JSON.stringify(value)} where ${JSON.stringify(expected)} holds for every input`);
}
