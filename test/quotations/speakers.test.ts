import { describe, expect, it } from 'vitest';
import { quotationsIn } from '../../src/quotations/quotations.ts';

/** Who speaks each quotation with marks, in the order of the text. */
function speakers(text: string): (string | null)[] {
  return quotationsIn(text)
    .filter(({ kind }) => kind !== 'indirect')
    .map(({ speaker }) => speaker);
}

/** The words with marks, as far as they are somebody's. */
function words(text: string): string[] {
  return quotationsIn(text)
    .filter(({ kind }) => kind !== 'indirect')
    .map(({ kind, text: said }) => `${kind}: ${said}`);
}

describe('verbs of saying', () => {
  it.each([
    ['with a particle', 'But another source hit back: “Try it yourself.”', 'another source'],
    ['with a particle, inverted', '“So say all of us,” chipped in Bo Lund, the treasurer.', 'Bo Lund'],
    ['that are rare', '“It’s a mess,” sniffed one former aide.', 'former aide'],
    ['as a noun that comes', '“Never,” came the reply from Bo Lund.', 'Bo Lund'],
    ['as a noun with its owner', 'The response from Bo Lund was swift: “No deal.”', 'Bo Lund'],
    ['in the passive', 'Bo Lund was quoted as saying: “I never saw it.”', 'Bo Lund'],
    ['of hearing', 'In the footage PC Ada Moss is heard to say: “Stay down.”', 'Ada Moss'],
    ['of a record', 'The log records PC Lund as saying: “Nobody home.”', 'Lund'],
    ['of a friend in a record', 'Ada Moss read it. Lund’s sister was recorded as saying: “Help.”', 'Lund’s sister'],
    ['behind “heard that”', 'The inquest heard that Keen had told his wife: “I can’t go on.”', 'Keen'],
  ])('%s', (_how, text, speaker) => {
    expect(speakers(text)).toEqual([speaker]);
  });
});

describe('the subject of the verb', () => {
  it.each([
    ['is no object pronoun', 'Anwar Sidhu, the MP who started it, said the plan was “a sham”.', 'Anwar Sidhu'],
    [
      'is no reader of a statement',
      'In a statement read by her solicitor, Gil Farr, one of the victims, who cannot be identified, said: “They knew.”',
      'one of the victims',
    ],
    ['is not half a post', 'A spokeswoman for the Met said: “We are ready.”', 'spokeswoman for the Met'],
    [
      'is whoever is spoken for',
      'Sir Del Fay left.\n\nA spokesman for Sir Del said: “No.”',
      'spokesman for Sir Del Fay',
    ],
    ['is a family', 'The family said in a statement: “He was loved by all.”', 'family'],
    ['bears letters', 'Sentencing him, Judge Marc Ellery KC said: “You lied.”', 'Marc Ellery'],
    ['is in another paragraph', 'Bo Lund made the following comment:\n\n“We are ready.”', 'Bo Lund'],
  ])('%s', (_what, text, speaker) => {
    expect(speakers(text)).toEqual([speaker]);
  });
});

describe('words without a verb of saying', () => {
  it.each([
    ['after a gesture', 'Ada Moss said: “One.”\n\nBo Lund, a butcher, nods. “Two by now.”', ['Ada Moss', 'Bo Lund']],
    ['after a verdict', 'Ada Moss read it twice. Her verdict was blunt. “It is a whitewash.”', ['Ada Moss']],
    ['after a question', 'What does Ada Moss make of it? “It is nonsense.”', ['Ada Moss']],
    [
      'of somebody, not by them',
      'Ada Moss said: “One.”\n\nHer husband, Bo, worked at the docks. “He never locked the door.”',
      ['Ada Moss', 'Ada Moss'],
    ],
    [
      'in turn',
      'Ada Moss asked PC Bo Lund: “Did you knock?”\n\n“I did,” he said.\n\n“How often?”\n\n“Once.”',
      ['Ada Moss', 'Bo Lund', 'Ada Moss', 'Bo Lund'],
    ],
    [
      'not of the one before, where their own speaker follows',
      '“It’s chaos,” said Ada Moss. “What’s new?” said Bo Lund.',
      ['Ada Moss', 'Bo Lund'],
    ],
  ])('%s', (_where, text, expected) => {
    expect(speakers(text)).toEqual(expected);
  });
});

describe('who is meant', () => {
  it.each([
    [
      'by what a story introduces',
      '\'I froze\': Bus driver robbed\n\nA bus driver has told of it.\n\nGwen Ostler was driving the 12.\n\nThe driver, who is off work, said: "I froze."',
      ['Gwen Ostler', 'Gwen Ostler'],
    ],
    [
      'by a rank',
      'Officer admits he ‘should have called’\n\nAn officer did not ring.\n\nPC Tom Arkle was on duty.\n\nThe officer said: “I should have called.”',
      ['Tom Arkle', 'Tom Arkle'],
    ],
    [
      'by a calling told late',
      'Ryan Bewley, 33, tried to help. “He kept saying sorry,” said the plumber.',
      ['Ryan Bewley'],
    ],
    [
      'by a headline’s boss',
      'Officers ‘quitting in droves’, warns Federation boss\n\n“It is bad,” said Al Tilsley, chairman of the Police Federation.',
      ['Al Tilsley', 'Al Tilsley'],
    ],
    [
      'by a headline’s mum',
      "'He was kind': Mum's anguish\n\nAda Moss said: \"He was kind.\"",
      ['Ada Moss', 'Ada Moss'],
    ],
    [
      'by a title before a surname that two bear',
      'Birgit Lind lost her son, Oskar Lind, 17. “He was a joy,” Ms Lind said.',
      ['Birgit Lind'],
    ],
    [
      'by a sister, where two have a surname',
      'Ada and Cy Moss ran it. “It was a shock,” said Mr Moss. His sister said: “I ran.”',
      ['Cy Moss', 'Ada Moss'],
    ],
    ['by a name that is not real', 'Bo Lund left. Amara (not her real name) was 15. “I cried,” she says.', ['Amara']],
    [
      'by “the charity”',
      'Ada Moss left.\n\nStreetlamp supported 340 people. The charity said: “We will watch.”',
      ['Streetlamp'],
    ],
    [
      'by “she”, who is no place',
      'Ada Moss spoke in Tower Hamlets. Tower Hamlets grew. “It did,” she said.',
      ['Ada Moss'],
    ],
  ])('%s', (_how, text, expected) => {
    expect(speakers(text)).toEqual(expected);
  });
});

describe('what is somebody’s', () => {
  it.each([
    [
      'a clause from the verb on',
      'The Met said two men had been held and that there was “no wider threat”.',
      ['mixed: two men had been held and that there was “no wider threat”'],
    ],
    ['what is called out', 'His mother called out “Be strong, son” from the gallery.', ['direct: “Be strong, son”']],
    ['no word spoken of as one', 'Bo Lund was told to stop writing ‘nominal’, ‘misper’ and ‘OCG’ in letters.', []],
    ['no title of a guide', 'A guide, ‘Plain Words’, is out.', []],
    [
      'a sentence of two words',
      'Ada Moss said: “No.” Does she feel safe? Moss laughs. “Would you?”',
      ['direct: “No.”', 'direct: “Would you?”'],
    ],
    [
      'what opens anew with a single mark',
      "Ada Moss said: 'It was a brutal attack.\n\n'Somebody knows who did it.'",
      ["direct: 'It was a brutal attack.\n\n'Somebody knows who did it.'"],
    ],
  ])('%s', (_what, text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});
