/** Limits of Discord and our own, with their units. Where they come from: https://docs.discord.com/developers, by topic. */

/** What Discord refuses to go beyond. */
export const DISCORD = {
  /** over all text displays of a message (Components V2) */
  messageCharacters: 4_000,
  /** in a message, counting nested ones */
  components: 40,
  buttonsInRow: 5,
  buttonLabelCharacters: 80,
  customIdCharacters: 100,
  choices: 25,
  choiceCharacters: 100,
  modalTitleCharacters: 45,
  threadNameCharacters: 100,
  /** buttons and links are never longer; a masked link in a text has only the message's limit */
  linkCharacters: 512,
  /** a first response is due within 3 s of the interaction */
  firstResponseMs: 3_000,
} as const;

/** What one message of ours may hold, so that the parts always fit Discord's sum. */
export const MESSAGE = {
  /** a question, before escaping (which at most doubles it) */
  questionCharacters: 400,
  /** a message that is checked, as a card prints it, escaped; what is longer is read in passages */
  checkedCharacters: 2_000,
  /** a claim of it, as its words are shown */
  claimCharacters: 300,
  /** what may be typed into /check */
  typedCharacters: 4_000,
  /** earlier questions of a conversation printed on a card, escaped */
  earlierCharacters: 600,
  /** the body of one page, escaped: with question (800), earlier ones (600) and foot (400) within 4,000 */
  pageCharacters: 2_200,
  /** a passage of quoted words is never squeezed below this by what surrounds it */
  passageCharacters: 400,
  /** somebody's name, a publisher's or a measure's, escaped; a source's title, escaped */
  nameCharacters: 120,
  titleCharacters: 300,
  /** stretches of words in bold on a card, and how many of the question's words may be */
  emphases: 8,
  emphasisedWords: 3,
  /** a caveat, a role or a place in somebody else's words */
  asideCharacters: 600,
  /** all notes of an answer together */
  notesCharacters: 400,
  /** comparisons on the card of one figure */
  comparisons: 3,
  /** a masked link's address; a longer one falls back to the source's plain address */
  linkCharacters: 900,
  /** what a person writes into *report a problem* */
  reportCharacters: 1_000,
  /** blocks of a page: with their open buttons and separators within 40 components */
  blocksOnPage: 6,
  /** nearest items, other readings or examples offered as buttons */
  offers: 4,
  /** text files of a message that are read, and how large each may be */
  textFiles: 3,
  textFileBytes: 20_000,
  /** passages of a long message that are scanned for known names, and how many of those are answered, some 8 ms each */
  passages: 400,
  passagesAsked: 16,
} as const;

/** How long things may take. */
export const TIME = {
  /** no view by then: acknowledge first, show later. Leaves 1.5 s for the way to Discord */
  acknowledgeAfterMs: 1_500,
  /** an edited question is answered anew within this time */
  editableMs: 60_000,
  /** a deleted question's answer is searched for up to this age of the question */
  removableMs: 60 * 60_000,
  /** in a direct message, an answer older than this starts a new conversation */
  conversationMs: 60 * 60_000,
  /** a forum post's text may come this much later than its thread */
  forumPostMs: 1_000,
  /** a text file of a message is fetched from Discord within this time */
  fileMs: 5_000,
  /** orderly shutdown waits this long for what is in flight */
  drainMs: 10_000,
  /** as it leaves: how long the gateway may take to close */
  leaveMs: 3_000,
  /** first and longest wait between attempts to connect */
  retryFirstMs: 1_000,
  retryLongestMs: 60_000,
  /** wait before the next attempt to connect after Cloudflare has banned the address for too many bad requests */
  shutOutMs: 10 * 60_000,
  /** interval of log lines about a gateway connection that stays lost */
  lossToldAgainMs: 60_000,
} as const;

/** Requests in a window, for each person and each channel. */
export const RATE = {
  windowSeconds: 60,
  person: 20,
  channel: 60,
  /** look-ups of the answer to a deleted or edited question, for each channel: a purge must not become a flood */
  lookUps: 10,
} as const;

/** How far back Discord's own messages are read for a conversation. */
export const HISTORY = { messages: 25 } as const;

/** Questions whose answers the listener remembers; the oldest are forgotten first. */
export const REMEMBERED = { messages: 5_000 } as const;

/** Answers that wait to be worked out, some milliseconds each: from then on new requests are acknowledged first. */
export const BUSY = { waiting: 40 } as const;

/** Limits of discord.js's caches. */
export const CACHED = {
  /** enough to find the answer to a question that is edited or deleted soon after */
  messagesInChannel: 25,
  /** seconds between two sweeps, and the age from which a sweep removes a message */
  messagesFor: { interval: 300, lifetime: 900 },
  users: 500,
  membersInServer: 50,
} as const;

/** How requests to Discord are tried again. */
export const SENDING = {
  /** a message has no deadline, but Discord knows its nonce for “the past few minutes” only */
  patienceMs: 120_000,
  /** for commands at a terminal, where a person waits, and for work that is scheduled to run again */
  impatienceMs: 5_000,
  attemptMs: 15_000,
  /** an attempt at a first response that hangs must leave time for another before the deadline */
  firstResponseAttemptMs: 1_250,
  /** first and longest wait between two tries */
  retryFirstMs: 100,
  retryLongestMs: 15_000,
  /** first wait after Cloudflare has refused a request: quicker retries prolong its ban */
  turnedAwayFirstMs: 5_000,
  /** interval of log lines about an outage that lasts */
  toldAgainMs: 60_000,
  /** a rate limit from this length on is logged; after a wait longer than the second nobody expects the answer any more */
  limitToldMs: 5_000,
  longestLimitMs: 10 * 60_000,
  /**
   * a warning is logged each time that so many requests were refused (401, 403, 429); at 10,000 in ten minutes Discord
   * bans the address
   */
  refusalsWarned: 1_000,
} as const;
