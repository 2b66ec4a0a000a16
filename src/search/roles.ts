/**
 * Offices as people name them. The corpus knows titles ("Metropolitan Police Commissioner"); people ask for "the met boss".
 * A role is whoever held an office with such a title on the day that matters.
 */
export interface Role {
  id: string;
  /** what people type, without an article */
  names: readonly string[];
  /** the titles of the office, as people.yaml and the statements' `as` have them */
  title: RegExp;
}

export const ROLES: readonly Role[] = [
  {
    id: 'commissioner',
    names: [
      'commissioner',
      'met commissioner',
      'metropolitan police commissioner',
      'police commissioner',
      'commissioner of the met',
      'commissioner of the metropolitan police',
      'met chief',
      'met police chief',
      'chief of the met',
      'met boss',
      'met police boss',
      'boss of the met',
      'head of the met',
      'met head',
      'scotland yard chief',
      'scotland yard boss',
      'yard boss',
      'top cop',
      "britain's top cop",
      'top copper',
      "london's top cop",
      "britain's most senior police officer",
      'police chief',
      "london's police chief",
      'chief of police',
      'leader of the met',
      'met leader',
      'person in charge of the met',
    ],
    title: /^(?:acting )?(?:metropolitan police |met )?commissioner(?! of (?!the metropolitan|the met\b|police))/i,
  },
  {
    id: 'deputy-commissioner',
    names: [
      'deputy commissioner',
      'deputy met commissioner',
      'deputy commissioner of the met',
      "met's number two",
      "met's second in command",
    ],
    title: /^(?:metropolitan police )?deputy commissioner/i,
  },
  { id: 'assistant-commissioner', names: ['assistant commissioner'], title: /^assistant commissioner/i },
  {
    id: 'deputy-assistant-commissioner',
    names: ['deputy assistant commissioner', 'dac'],
    title: /^deputy assistant commissioner/i,
  },
  {
    id: 'mayor',
    names: ['mayor', 'mayor of london', 'london mayor', "london's mayor"],
    title: /^mayor of london$/i,
  },
  {
    id: 'deputy-mayor',
    names: [
      'deputy mayor',
      'deputy mayor for policing',
      'deputy mayor for policing and crime',
      'policing deputy mayor',
    ],
    title: /^deputy mayor/i,
  },
  {
    id: 'home-secretary',
    names: ['home secretary', 'home sec', 'home secs', 'secretary of state for the home department'],
    title: /^home secretary$/i,
  },
  {
    id: 'shadow-home-secretary',
    names: ['shadow home secretary', 'shadow home sec'],
    title: /shadow home secretary$/i,
  },
  {
    id: 'prime-minister',
    names: ['prime minister', 'pm'],
    title: /^prime minister$/i,
  },
  {
    id: 'policing-minister',
    names: ['policing minister', 'police minister', 'minister for policing'],
    title: /^policing minister/i,
  },
  {
    id: 'home-office-minister',
    names: ['home office minister', 'minister', 'ministers', 'government minister'],
    title: /minister|under-secretary|answering for the government|home secretary/i,
  },
  {
    id: 'assembly-member',
    names: [
      'assembly member',
      'assembly members',
      'london assembly member',
      'london assembly members',
      'member of the london assembly',
    ],
    title: /assembly/i,
  },
  { id: 'mp', names: ['mp', 'mps', 'member of parliament', 'members of parliament', 'backbencher'], title: /\bMPs?\b/ },
  {
    id: 'peer',
    names: ['peer', 'peers', 'lord', 'lords', 'member of the house of lords', 'baroness'],
    title: /\bpeer\b|minister of state, home office|home office minister/i,
  },
  { id: 'judge', names: ['judge', 'judges', 'high court judge'], title: /\bjudge\b|justice/i },
  {
    id: 'federation-chair',
    names: [
      'federation chair',
      'federation chairman',
      'chair of the federation',
      'federation boss',
      'police union boss',
      'union boss',
    ],
    title: /federation/i,
  },
];

/** Words after a person or office that mean whoever speaks for them: the organisation, never the person. */
export const SPOKESPERSON = new Set([
  'spokesman',
  'spokeswoman',
  'spokesperson',
  'spokespeople',
  'spokesmen',
  'office',
  'offices',
  'team',
  'aides',
  'aide',
]);

/** Words before an office for somebody who held it earlier. */
export const FORMER = new Set(['former', 'ex', 'previous', 'past', 'retired', 'onetime']);
