import { describe, expect, it } from 'vitest';
import { withoutChat } from '../../src/query/chat.ts';

/** Names of a record that knows Khan, Fennbridge and the gang list. */
const isNamed = (clause: string) => /khan|fennbridge|gang list/i.test(clause);
const isAway = (clause: string) => /lisbon|peru/i.test(clause);
const isHere = (clause: string) => /millmoor|eelgate/i.test(clause);
const read = (text: string) => withoutChat(text, { isNamed, isAway, isHere }).replace(/\s+/g, ' ').trim();

describe('what a message says of whoever writes it', () => {
  it.each([
    ['taxi driver here, how many lanterns were seized in 2022', ', how many lanterns were seized in 2022'],
    ['lanterns seized in 2022, dad of three asking', 'lanterns seized in 2022,'],
    ['lanterns seized in 2022? need it for my dissertation', 'lanterns seized in 2022?'],
    ['how many lanterns (nights, ugh) were seized', 'how many lanterns (nights, ) were seized'],
    ['my nan lives by the river, so how many lanterns were seized', ', so how many lanterns were seized'],
    ['how many lanterns were seized, had that row in the pub', 'how many lanterns were seized,'],
    ['sorry if this has been asked before. how many lanterns were seized', '. how many lanterns were seized'],
    ['did the bargees say it was cheap? source pls', 'did the bargees say it was cheap?'],
    ['lanterns went up again in 2021, thats what this bloke keeps posting', 'lanterns went up again in 2021,'],
    [
      'how many lanterns were seized? visiting from Lisbon next month, bit nervous',
      'how many lanterns were seized? next month, bit nervous',
    ],
    ['just moved home after 6 yrs in Peru, are lanterns still banned', ', are lanterns still banned'],
    ['was in Lisbon when lanterns were banned. who banned them', 'when lanterns were banned. who banned them'],
    ['i run a pub in Millmoor and am on the gang list, am i', 'and am on the gang list, am i'],
    ['drive a cab near eelgate. how many lanterns were seized', '. how many lanterns were seized'],
    ['30 yrs in, retired 2014. how many lanterns were seized', ', . how many lanterns were seized'],
    ['i was living in Peru for years, how many lanterns were seized', ', how many lanterns were seized'],
  ])('is left out: %s', (text, left) => expect(read(text)).toBe(left));

  it.each([
    'what happened here in 2022',
    'I heard that lanterns were banned, who banned them',
    'my cousin is on the gang list, can he find out',
    'I remember a bargee warning of floods. when was it',
    'what can I do if my lantern is seized',
    'we were told there would be more lanterns, did that happen',
    'we do lanterns in class, who wants to ban them',
    'why were lanterns seized for a weapon',
    'who had an argument with Khan',
    'my teacher said lanterns were seized for 12 months',
    'who said sorry for the wreck',
    'thanks',
    'how many lanterns were moved to Lisbon from Peru',
    'was the ban in Lisbon like ours',
    'just moved to Fennbridge, how many lanterns are seized here',
    'lanterns here and in Peru, how many of each',
  ])('is kept where it tells or asks something: %s', (text) => expect(read(text)).toBe(text));
});
