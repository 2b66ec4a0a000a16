/**
 * `npm run draw`: a picture of each kind of card, from the payloads that Discord would get, and a chart.
 * `-- --width 320 --theme light --out <folder>` draws them as a phone or the light theme shows them, and `--all` also those
 * kinds that the README leaves out.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { View } from '../../src/discord/kit/components.ts';
import { MemberSession } from '../../src/discord/session/member-session.ts';
import { Renderer } from '../../src/picture/renderer.ts';
import { type Moderated, startModerated } from '../moderation/moderated.ts';
import { fillIn, SUMMARY, type Town, townIn } from '../moderation/town.ts';
import { scriptOptions } from '../script-options.ts';
import { draw, heightOf, type Look } from './drawing.ts';
import { shippedRecord, TODAY } from './record.ts';

const { values } = scriptOptions(import.meta.filename, {
  options: {
    width: { type: 'string', default: '620' },
    theme: { type: 'string', default: 'dark' },
    out: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
});
const LOOK: Look = { width: Number(values.width), theme: values.theme === 'light' ? 'light' : 'dark' };
const ANSWERS = values.out ?? path.join(import.meta.dirname, 'answers');
const MODERATION = values.out ?? path.join(import.meta.dirname, '../moderation/cards');
const SOURCE = '2018-11-30-south-west-londoner-armed-police-london-streets';

const session = new MemberSession(await shippedRecord(), {
  asker: '112233445566778899',
  private: false,
  mayShare: true,
  scope: { kind: 'server', serverId: '998877665544332211' },
  today: TODAY,
});

interface Picture {
  file: string;
  title: string;
  components: readonly object[];
}

const answer = (file: string, title: string, { components }: View): Picture => ({ file, title, components });

/** Those that stand side by side in the README are equally high. */
const rows: Picture[][] = [
  [
    answer('quote', 'A word-for-word quotation as a card', session.show(`${SOURCE}#dick-small-change`)),
    answer(
      'reported',
      'What was reported of somebody, as a card',
      session.ask('What did David Lammy say about armed patrols?'),
    ),
  ],
  [
    answer('figure', 'A figure as a card', session.ask('How many killings were there in London in 2018?')),
    answer(
      'none',
      'Nothing on record, with what is nearest',
      session.ask('How many police dogs did the Met have in 1950?'),
    ),
  ],
  [
    answer(
      'positions',
      'Who is for and who is against',
      session.ask('Who is for and who is against armed foot patrols?'),
    ),
    answer(
      'trend',
      'A trend as a small table',
      session.table({ question: 'How have arrests at Notting Hill Carnival changed over the years?', earlier: [] }),
    ),
  ],
  [
    answer('about', 'What a term means', session.ask('What is Section 60?')),
    answer('source', 'A source in context', session.show(SOURCE)),
  ],
  [
    answer(
      'check',
      'A message held against the record, claim by claim',
      session.check(
        'There were 143 killings in London in 2018. Sadiq Khan says stop and search is vital for keeping people safe, no ifs no buts. The Met has 110 horses.',
      ),
    ),
  ],
  [
    answer(
      'timeline',
      'What was said and counted, by day',
      session.ask('Timeline: facial recognition, since 1 January 2024'),
    ),
    answer(
      'stated',
      'What somebody stated on a subject, day by day',
      session.ask('Where does Sadiq Khan stand on stop and search?'),
    ),
  ],
  [answer('citation', 'A citation to copy', session.citation(`${SOURCE}#dick-small-change`))],
];
for (const row of rows) await save(ANSWERS, row);
await drawChart('Robberies of phones in London over the years');

if (values.all) {
  const LONG = 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(3);
  await save(ANSWERS, [
    answer('help', 'What the bot is', session.help()),
    answer(
      'tally',
      'How often somebody spoke of something',
      session.ask('How often has Sadiq Khan talked about knife crime?'),
    ),
    answer(
      'parts',
      'A question of two parts',
      session.ask('What is section 60 and how many killings were there in 2018?'),
    ),
    answer('choices', 'What may have been meant', session.ask('What did Johnson say about stop and search?')),
    answer('all-stated', 'Everything that somebody took a side on', session.ask('Where does Sadiq Khan stand?')),
    answer('person', 'Who somebody is', session.ask('Who is Cressida Dick?')),
    answer('followed', 'A follow-up', session.ask('And in 2017?', ['How many killings were there in London in 2018?'])),
    answer('long', 'A long word', session.ask(`How many killings in London in 2018 ${LONG}`)),
    answer('small-talk', 'A line', session.aboutBot('who made you?')),
  ]);
}

await drawModeration();

/** The picture of a series, as the bot sends it. */
async function drawChart(question: string): Promise<void> {
  const { picture } = session.ask(question);
  const renderer = new Renderer({ onFault: console.error, deadlineMs: 60_000 });
  const png = picture && (await renderer.picture(picture.chart));
  await renderer.close();
  if (png === undefined) throw new Error(`“${question}” has no picture.`);
  await writeFile(path.join(ANSWERS, 'chart.png'), png);
}

/** The way of a source from a file to the record, with an article that was invented for it. */
async function drawModeration(): Promise<void> {
  const running = await startModerated();
  const town = townIn(running);
  const { mod } = town;
  const article = `<!doctype html><html><head><title>Night patrols for the bridge</title>
    <meta property="og:site_name" content="Fennbridge Gazette"><meta property="article:published_time" content="2019-05-02"></head>
    <body><article><h1>Night patrols for the bridge</h1>
    <p>Councillor Ada Moss said: “We asked for officers on the bridge after dark, and we were told to wait another year.”</p>
    <p>The council wants them to confront knife crime. The Metropolitan Police recorded 127 killings in London in 2018.</p></article></body></html>`;
  const file = { filename: 'bridge.html', contentType: 'text/html', bytes: Buffer.from(article) };
  const draft = await mod.slash('corpus add', { file });
  const step = await mod.press(draft, 'Step through');
  await save(MODERATION, [
    { file: 'draft', title: 'A draft as a whole, with what is still to do', components: draft.components },
    { file: 'step', title: 'One statement of a draft, with how it was found', components: step.components },
  ]);
  let whole = await mod.press(step, 'The whole');
  whole = await fillIn(mod, whole, 'Details', { url: 'https://gazette.test/bridge' });
  whole = await fillIn(mod, whole, 'Summary', { body: SUMMARY });
  await mod.press(await fillIn(mod, whole, 'Publish…', { why: 'It was asked for.' }), 'Publish');
  const entry = '2019-05-02-fennbridge-gazette-night-patrols-for-the-bridge';
  const note = 'The council asked in April, not in May.';
  const change = await mod.slash('corpus correct', { source: entry, note, why: 'The Gazette corrected it.' });
  const settings = await mod.press(await mod.slash('settings'), 'Ask for a second moderator');
  await save(MODERATION, [
    { file: 'change', title: 'What a change would do, before it is published', components: change.components },
    {
      file: 'settings',
      title: 'The settings of a server, with one that is not saved yet',
      components: settings.components,
    },
  ]);
  await drawDigest(running, town);
  await running.stop();
}

/** A week of a server: what it has added, what three people asked alike, and what none of them got an answer to. */
async function drawDigest(running: Moderated, { alice, channel, guild }: Town): Promise<void> {
  const questions = [
    'how many killings were there in London in 2018?',
    'how many police submarines has the met got?',
    'who asked for officers on the bridge after dark?',
  ];
  for (const each of [1, 2, 3])
    for (const question of questions)
      await running.discord.user(`${guild.id} ${each}`).in(channel).slash('ask', { question });
  await alice.slash('ask', { question: 'who runs the met police choir?' });
  await running.discord.settled();
  const digest = await alice.slash('digest');
  await save(ANSWERS, [{ file: 'digest', title: 'A week on record', components: digest.components }]);
}

/** Saves pictures that stand side by side. */
async function save(folder: string, row: readonly Picture[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const height = values.all ? 0 : Math.max(...row.map(({ components }) => heightOf(components, LOOK)));
  for (const { file, title, components } of row) {
    await writeFile(path.join(folder, `${file}.svg`), draw(components, title, { ...LOOK, height }));
    console.log(`${file}.svg: ${title}`);
  }
}
