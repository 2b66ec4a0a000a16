import { describe, expect, it } from 'vitest';
import { quotationsIn } from '../../src/quotations/quotations.ts';

function marked(text: string) {
  return quotationsIn(text).filter(({ kind }) => kind !== 'indirect');
}

function speakers(text: string): (string | null)[] {
  return marked(text).map(({ speaker }) => speaker);
}

describe('a headline’s description is no name', () => {
  it.each([
    ['Hero gran, 71, sees off raider', 'Ada Moss, 71, was at home. “Stop it now,” she said.', 'Ada Moss'],
    ['Brave PC tackles gunman', 'PC Cy Reed said: “Stop it now.”', 'Cy Reed'],
    ['Shamed ex-detective jailed', 'Cy Reed, a former detective, said: “Stop it now.”', 'Cy Reed'],
    ['Grieving dad speaks', 'Cy Reed wept. “Stop it now,” he said.', 'Cy Reed'],
    ['Top cop in plea', 'Commander Ada Moss said: “Stop it now.”', 'Ada Moss'],
    ['Former mayor hits out', 'Ada Moss, a former mayor, said: “Stop it now.”', 'Ada Moss'],
    ['Hero Gran Sees Off Raider', 'Ada Moss, 71, was at home. “Stop it now,” she said.', 'Ada Moss'],
    ['Top Met officer Ada Moss resigns', '“Stop it now,” Moss said.', 'Ada Moss'],
    ['Former Lockham star Cy Reed quits', '“Stop it now,” Reed said.', 'Cy Reed'],
    ['Furious Reed hits out', '“Stop it now,” Cy Reed said.', 'Cy Reed'],
    ['Young Ada Moss hits out', '“Stop it now,” Ada Moss said.', 'Ada Moss'],
    ['Veteran campaigner Cy Reed hits out', '“Stop it now,” Cy Reed said.', 'Cy Reed'],
  ])('%s', (headline, body, speaker) => {
    expect(speakers(`'Stop it': ${headline}\n\n${body}`)).toEqual([speaker, speaker]);
  });

  it('is nobody whom a pronoun below it means', () => {
    const text =
      "'Stop it': Hero gran sees off raider\n\nCy Reed said: “It is over.”\n\nAda Moss ran. “It is,” she said.";
    expect(speakers(text)).toEqual(['Hero gran', 'Cy Reed', 'Ada Moss']);
  });

  it('has what people do in a clause behind an age be no part of what they are', () => {
    const found = quotationsIn('Ada Moss, 71, was at home when the man told her to empty the till. “I did,” she said.');
    expect(found.map(({ speaker }) => speaker)).toEqual(['man', 'Ada Moss']);
  });
});

describe('a description', () => {
  it.each([
    [
      'in a clause about a document',
      'Bo Lund held up an email in which an officer had written: “We are late.”',
      'officer',
    ],
    ['keeps where somebody is', '“Sit down!” shouted a man at the back.', 'man at the back'],
    [
      'keeps it behind a verb of the voice',
      '“Shame!” cried a woman in the public gallery.',
      'woman in the public gallery',
    ],
    ['leaves a place where somebody speaks', '“We won,” said a spokesman at the hospital.', 'spokesman'],
    ['is less than a name with a star', 'When Amara* first rang, she wept.\n\n“I was 15,” she says.', 'Amara'],
  ])('%s', (_what, text, speaker) => {
    expect(speakers(text)).toEqual([speaker]);
  });
});

describe('what is said', () => {
  it.each([
    [
      'begins with a word cut short',
      '‘Ask me,’ said Bo Lund. ‘’Bout every bike.’',
      '‘Ask me,’ said Bo Lund. ‘’Bout every bike.’',
    ],
    ['begins so between straight marks', "''Twas dark,' said Bo Lund.", "''Twas dark,'"],
    [
      'is what the sentence’s subject says',
      'Ada said she’d given up asking how it was ‘around 1997’.',
      'she’d given up asking how it was ‘around 1997’',
    ],
    [
      'holds a noun that could be a verb',
      'The Met said Ms Lund’s remarks were “not helpful”.',
      'Ms Lund’s remarks were “not helpful”',
    ],
    ['ends at a headline’s dash', "Lock 'far too slow' to close - boaters", "Lock 'far too slow' to close"],
  ])('%s', (_what, text, said) => {
    expect(marked(text).map(({ text: words }) => words)).toEqual([said]);
  });

  it('has no source behind a headline’s dash that goes on', () => {
    expect(speakers("Lock 'not safe' - and it may close, says mayor")).toEqual(['mayor']);
  });
});
