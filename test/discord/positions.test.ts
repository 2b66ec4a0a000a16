import { expect, it } from 'vitest';
import { MemberSession } from '../../src/discord/session/member-session.ts';
import type { Snapshot } from '../../src/discord/session/snapshot.ts';
import { texts } from './payload.ts';
import { scripted, shippedRecord, TODAY } from './record.ts';

/** The pages of who is for and who is against something. */
async function pagesOf(question: string, record?: Snapshot): Promise<string[]> {
  const session = new MemberSession(record ?? (await shippedRecord()), {
    asker: '123456789012345678',
    private: false,
    mayShare: true,
    scope: { kind: 'shared' },
    today: TODAY,
  });
  const page = (number: number) =>
    texts(session.again({ question, earlier: [] }, { page: number }).components).join('\n');
  const count = Number(/Page 1 of (\d+)/.exec(page(1))?.[1] ?? 1);
  return Array.from({ length: count }, (_, at) => page(at + 1));
}

it('shows both sides on the first page, each under its own heading, with a tally above', async () => {
  const [first = ''] = await pagesOf('Who is for and who is against armed foot patrols?');
  expect(first).toMatch(
    /### Where they stand: Armed foot patrols\n-# With conditions: \d+ statements by \d+ · Against: \d+ statements by \d+/,
  );
  const [top, conditional, against] = ['### Where', '### With conditions\n**', '### Against\n**'].map((heading) =>
    first.indexOf(heading),
  );
  expect(top).toBeGreaterThanOrEqual(0);
  expect(conditional).toBeGreaterThan(top ?? 0);
  expect(against).toBeGreaterThan(conditional ?? 0);
});

it('says of every statement on what it takes its side', async () => {
  const pages = await pagesOf('Who is for and who is against stop and search?');
  const cards = pages.join('\n').split(/^-# (?:Word for word|Reported)/m);
  expect(cards.length).toBeGreaterThan(5);
  for (const card of cards.slice(1)) expect(card).toMatch(/^-# On .+: (?:for|against|with conditions|neutral)$/m);
});

it('keeps what takes its side on something else apart, and behind the rest', async () => {
  const shipped = await shippedRecord();
  const armed = '2018-11-30-south-west-londoner-armed-police-london-streets';
  const other = '2025-02-27-the-week-stop-search-charter#khan-vital';
  const ids = [other, `${armed}#dick-small-change`, `${armed}#harris-fear`];
  const items = ids.flatMap((id) => shipped.item(id) ?? []);
  expect(items).toHaveLength(3);
  const record = scripted(shipped, (question) => ({
    kind: 'position',
    question,
    answered: true,
    on: 'Armed foot patrols',
    sides: [
      { position: 'conditional', items: [`${armed}#dick-small-change`] },
      { position: 'against', items: [`${armed}#harris-fear`] },
    ],
    items,
    notes: [],
  }));
  const text = (await pagesOf('Who is for it?', record)).join('\n');
  const headings = text.match(/^### .*$/gm);
  expect(headings).toEqual([
    '### Where they stand: Armed foot patrols',
    '### With conditions',
    '### Against',
    '### On something near to it',
  ]);
  expect(text.split('### On something near to it')[1]).toContain('**Sadiq Khan**');
});
