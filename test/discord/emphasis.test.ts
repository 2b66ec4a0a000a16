import { describe, expect, it } from 'vitest';
import type { Match } from '../../src/answer/types.ts';
import { emphasised } from '../../src/discord/cards/emphasis.ts';

const words = (...matched: string[]): Match[] => [{ by: 'words', asked: '', matched: matched.join(', ') }];
const phrase = (matched: string): Match[] => [{ by: 'phrase', asked: matched, matched }];

describe('what was asked for, in bold', () => {
  it.each<[text: string, why: Match[], shown: string]>([
    ['More armed patrols, she said.', words('armed', 'patrols'), 'More **armed patrols**, she said.'],
    ['A patrol that patrols has patrolled.', words('patrols'), 'A **patrol** that **patrols** has patrolled.'],
    ['Disarmed and armed-response.', words('armed'), 'Disarmed and armed-response.'],
    ['Stop and search on *stop*.', words('stop and search'), '**Stop and search** on \\*stop\\*.'],
    ['It is a small change.', [...phrase('small change'), ...words('change')], 'It is a **small change**.'],
    ['It’s what it is.', words('its', 'it'), 'It’s what it is.'],
    ['alpha bravo delta gamma', words('alpha', 'bravo', 'gamma', 'delta'), '**alpha bravo** delta **gamma**'],
    ['# knife\n- *knife*', words('knife'), '\\# **knife**\n\\- \\***knife**\\*'],
    ['(a) or [b] for $1', phrase('[b] for $1'), '(a) or **\\[b\\] for $1**'],
    ['Nothing of it.', [], 'Nothing of it.'],
  ])('%s', (text, why, shown) => expect(emphasised(text, why)).toBe(shown));

  it('stays calm where a word stands often', () => {
    expect(emphasised('knife. '.repeat(30), words('knife')).match(/\*\*knife\*\*/g)).toHaveLength(8);
  });
});
