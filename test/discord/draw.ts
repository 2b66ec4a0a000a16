/** `npm run draw`: one picture of each kind of answer into test/discord/answers, from the payloads that Discord would get. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Desk } from '../../src/discord/desk.ts';
import type { View } from '../../src/discord/view/view.ts';
import { draw } from './drawing.ts';
import { shippedRecord, TODAY } from './record.ts';

const FOLDER = path.join(import.meta.dirname, 'answers');
const SOURCE = '2018-11-30-south-west-londoner-armed-police-london-streets';

const desk = new Desk(await shippedRecord(), {
  asker: '112233445566778899',
  private: false,
  scope: { kind: 'shared' },
  today: TODAY,
});

const views: [file: string, title: string, view: View][] = [
  ['quote', 'A word-for-word quotation as a card', desk.show(`${SOURCE}#dick-small-change`)],
  ['reported', 'What was reported of somebody, as a card', desk.ask('What did David Lammy say about armed patrols?')],
  ['figure', 'A figure as a card', desk.ask('How many killings were there in London in 2018?')],
  ['trend', 'A trend as a small table', desk.ask('How have arrests at Notting Hill Carnival changed over the years?')],
  ['positions', 'Who is for and who is against', desk.ask('Who is for and who is against armed foot patrols?')],
  ['about', 'What a term means', desk.ask('What is Section 60?')],
  ['none', 'Nothing on record, with what is nearest', desk.ask('How many police dogs did the Met have in 1950?')],
  ['source', 'A source in context', desk.show(SOURCE)],
  ['citation', 'A citation to copy', desk.citation(`${SOURCE}#dick-small-change`)],
];

await mkdir(FOLDER, { recursive: true });
for (const [file, title, { components, kind }] of views) {
  await writeFile(path.join(FOLDER, `${file}.svg`), draw(components, title));
  console.log(`${file}.svg: ${title} (${kind})`);
}
