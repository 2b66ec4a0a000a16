/** The bodies that a text names, so that “the force”, “the watchdog” or “the charity” later mean one of them. */

interface NamedBody {
  name: string;
  at: number;
}

const NAME = String.raw`\p{Lu}[\p{L}’'&-]*(?: (?:(?:of|for|and|the|in|on) (?:the )?)?\p{Lu}[\p{L}’'&-]*){0,6}`;
const before = (words: string) =>
  new RegExp(String.raw`(?<![\p{L}])(?:${NAME} )?(?:${words})(?![\p{L}-]|[’'](?!s?\b))(?: of ${NAME})?`, 'gu');

/** What a noun can stand for: names that hold such a word. */
const CLASSES: readonly [nouns: ReadonlySet<string>, names: RegExp][] = [
  [new Set(['force', 'service']), before('Police(?: Service)?|Met(?: Police)?|Constabulary|Scotland Yard')],
  [
    new Set(['watchdog', 'regulator', 'inspectorate', 'ombudsman', 'panel', 'commission', 'body']),
    before('IOPC|IPCC|HMICFRS|HMIC|Office for Police Conduct|Inspectorate|Ombudsman|Watch|Commission|Ofcom|Panel'),
  ],
  [new Set(['council', 'authority', 'borough']), before('Council|Authority|Corporation')],
  [new Set(['union', 'federation', 'association', 'body']), before('Federation|Union|Unison|GMB|RMT|PCS|Association')],
  [new Set(['department', 'ministry']), before('Office|Ministry|Department|Treasury')],
  [new Set(['tank', 'institute', 'foundation']), before('Institute|Foundation|Centre')],
  [
    new Set(['club', 'side']),
    before('United|City|Athletic|Rovers|Town|FC|Albion|Wanderers|Hotspur|Rangers|Wednesday|Palace|Villa|Orient'),
  ],
  [new Set(['committee']), before('Committee')],
  [new Set(['university', 'college']), before('University|College')],
  [new Set(['charity', 'trust']), before('Trust|Charity|Society|Foundation|Fund')],
  [
    new Set(['group', 'network', 'campaign', 'coalition', 'alliance']),
    before('Group|Network|Campaign|Coalition|Alliance'),
  ],
];
/** “the charity Lock Trust”, “campaign group Open Streets”: the noun stands before the name. */
const CALLED = new RegExp(
  String.raw`(?<![\p{L}])(charity|group|tank|union|watchdog|company|firm|federation|network|body|campaign|coalition|organisation|agency|force|council) (?:called )?(${NAME})`,
  'gu',
);

const LONGEST_SENTENCE = 240;
/** The name that opens the last sentence before a place, where a verb comes next. */
const SUBJECT_BEFORE =
  /(?:^|[.!?”"’'] |\n)(?:The )?(\p{Lu}[\p{L}’'-]{2,}(?: \p{Lu}[\p{L}’'-]+){0,3}) \p{Ll}+(?:ed|s|ses) [^.!?\n]*[.!?]\s+$/u;
/** So many bodies of a kind are remembered. */
const MOST = 100;

export class Bodies {
  readonly #text: string;
  readonly #called: { noun: string; name: string; at: number }[] = [];
  /** looked for once a noun asks for them */
  readonly #found = new Map<RegExp, NamedBody[]>();

  constructor(text: string) {
    this.#text = text;
    for (const { 1: noun = '', 2: name = '', index } of text.matchAll(CALLED).take(MOST))
      this.#called.push({ noun, name, at: index });
  }

  /** The name of the body that “the force” means at a place: the last one named before it, or else the only one at all. */
  nameOf(noun: string, at: number): string | undefined {
    const called = this.#called.filter((body) => body.noun === noun);
    const [own] = called;
    if (own !== undefined) return (called.findLast((body) => body.at < at) ?? own).name;
    const known = CLASSES.find(([nouns]) => nouns.has(noun));
    if (known === undefined) return undefined;
    const bodies = this.#named(known[1]);
    const distinct = new Set(bodies.map(({ name }) => name));
    return (
      bodies.findLast((body) => body.at < at)?.name ??
      (distinct.size === 1 ? bodies[0]?.name : undefined) ??
      this.#subjectBefore(at)
    );
  }

  /** “Lockhelp fed 340 people last year. The charity said …”: whatever the sentence before is about. */
  #subjectBefore(at: number): string | undefined {
    const before = this.#text.slice(Math.max(0, at - LONGEST_SENTENCE), at);
    const [, name] = SUBJECT_BEFORE.exec(before) ?? [];
    return name;
  }

  #named(names: RegExp): NamedBody[] {
    const before = this.#found.get(names);
    if (before !== undefined) return before;
    const bodies = Array.from(this.#text.matchAll(names), ({ 0: name, index }) => ({
      name: name.replace(/^(?:The|In|At|But|And|A|An|For|As) /, ''),
      at: index,
    }));
    const few = bodies.slice(0, MOST);
    this.#found.set(names, few);
    return few;
  }
}
