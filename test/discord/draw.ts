/** `npm run draw`: a picture of each kind of card, from the payloads that Discord would get. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { View } from '../../src/discord/kit/components.ts';
import { MemberSession } from '../../src/discord/session/member-session.ts';
import { startModerated } from '../moderation/moderated.ts';
import { fillIn, SUMMARY, townIn } from '../moderation/town.ts';
import { draw } from './drawing.ts';
import { shippedRecord, TODAY } from './record.ts';

const ANSWERS = path.join(import.meta.dirname, 'answers');
const MODERATION = path.join(import.meta.dirname, '../moderation/cards');
const SOURCE = '2018-11-30-south-west-londoner-armed-police-london-streets';

const session = new MemberSession(await shippedRecord(), {
  asker: '112233445566778899',
  private: false,
  mayShare: true,
  scope: { kind: 'server', serverId: '998877665544332211' },
  today: TODAY,
});

const views: [file: string, title: string, view: View][] = [
  ['quote', 'A word-for-word quotation as a card', session.show(`${SOURCE}#dick-small-change`)],
  [
    'reported',
    'What was reported of somebody, as a card',
    session.ask('What did David Lammy say about armed patrols?'),
  ],
  ['figure', 'A figure as a card', session.ask('How many killings were there in London in 2018?')],
  [
    'trend',
    'A trend as a small table',
    session.ask('How have arrests at Notting Hill Carnival changed over the years?'),
  ],
  ['positions', 'Who is for and who is against', session.ask('Who is for and who is against armed foot patrols?')],
  ['about', 'What a term means', session.ask('What is Section 60?')],
  ['none', 'Nothing on record, with what is nearest', session.ask('How many police dogs did the Met have in 1950?')],
  ['source', 'A source in context', session.show(SOURCE)],
  ['citation', 'A citation to copy', session.citation(`${SOURCE}#dick-small-change`)],
];
for (const [file, title, { components, kind }] of views) await save(ANSWERS, file, title, components, kind);

await drawModeration();

/** The way of a source from a file to the record, with an article that was invented for it. */
async function drawModeration(): Promise<void> {
  const running = await startModerated();
  const { mod } = townIn(running);
  const article = `<!doctype html><html><head><title>Night patrols for the bridge</title>
    <meta property="og:site_name" content="Fennbridge Gazette"><meta property="article:published_time" content="2019-05-02"></head>
    <body><article><h1>Night patrols for the bridge</h1>
    <p>Councillor Ada Moss said: “We asked for officers on the bridge after dark, and we were told to wait another year.”</p>
    <p>The council wants them to confront knife crime. The Metropolitan Police recorded 127 killings in London in 2018.</p></article></body></html>`;
  const file = { filename: 'bridge.html', contentType: 'text/html', bytes: Buffer.from(article) };
  const draft = await mod.slash('corpus add', { file });
  await save(MODERATION, 'draft', 'A draft as a whole, with what is still to do', draft.components);
  const step = await mod.press(draft, 'Step through');
  await save(MODERATION, 'step', 'One statement of a draft, with how it was found', step.components);
  let whole = await mod.press(step, 'The whole');
  whole = await fillIn(mod, whole, 'Details', { url: 'https://gazette.test/bridge' });
  whole = await fillIn(mod, whole, 'Summary', { body: SUMMARY });
  await mod.press(await fillIn(mod, whole, 'Publish…', { why: 'It was asked for.' }), 'Publish');
  const entry = '2019-05-02-fennbridge-gazette-night-patrols-for-the-bridge';
  const note = 'The council asked in April, not in May.';
  const change = await mod.slash('corpus correct', { source: entry, note, why: 'The Gazette corrected it.' });
  await save(MODERATION, 'change', 'What a change would do, before it is published', change.components);
  const settings = await mod.press(await mod.slash('settings'), 'Ask for a second moderator');
  await save(MODERATION, 'settings', 'The settings of a server, with one that is not saved yet', settings.components);
  await running.stop();
}

async function save(folder: string, file: string, title: string, components: readonly object[], kind = '') {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${file}.svg`), draw(components, title));
  console.log(`${file}.svg: ${title} ${kind}`.trimEnd());
}
