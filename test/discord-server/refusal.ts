/** The refusals that the server gives, with Discord's status, code and words. */
const KNOWN = {
  UnknownChannel: [404, 10003, 'Unknown Channel'],
  UnknownGuild: [404, 10004, 'Unknown Guild'],
  UnknownMember: [404, 10007, 'Unknown Member'],
  UnknownMessage: [404, 10008, 'Unknown Message'],
  UnknownUser: [404, 10013, 'Unknown User'],
  UnknownWebhook: [404, 10015, 'Unknown Webhook'],
  UnknownInteraction: [404, 10062, 'Unknown interaction'],
  UnknownCommand: [404, 10063, 'Unknown application command'],
  NotFound: [404, 0, '404: Not Found'],
  Unauthorized: [401, 0, '401: Unauthorized'],
  TooLarge: [413, 40005, 'Request entity too large'],
  AlreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  TooManyFollowUps: [400, 40094, 'This interaction has reached the maximum number of follow up messages'],
  MissingAccess: [403, 50001, 'Missing Access'],
  NotInDirectMessages: [403, 50003, 'Cannot execute action on a DM channel'],
  NotYourMessage: [403, 50005, 'Cannot edit a message authored by another user'],
  EmptyMessage: [400, 50006, 'Cannot send an empty message'],
  ClosedToYou: [403, 50007, 'Cannot send messages to this user'],
  WrongChannelKind: [400, 50024, 'Cannot execute action on this channel type'],
  MissingPermissions: [403, 50013, 'Missing Permissions'],
  TokenExpired: [401, 50027, 'Invalid Webhook Token'],
  InvalidBody: [400, 50035, 'Invalid Form Body'],
  ThreadArchived: [400, 50083, 'Thread is archived'],
  ThreadExists: [400, 160004, 'A thread has already been created for this message'],
  NoHistoryToReply: [403, 160002, 'Cannot reply without permission to read message history'],
} as const satisfies Record<string, readonly [status: number, code: number, message: string]>;

export type RefusalName = keyof typeof KNOWN;

/** Where in a body something is wrong, and what. */
export interface Problem {
  path: readonly (string | number)[];
  code: string;
  message: string;
}

/** The nested form in which Discord reports problems: keys of the body, then `_errors`. */
export interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[];
}

/** A request that Discord turns down. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly problems: readonly Problem[];

  constructor(name: RefusalName, problems: readonly Problem[] = []) {
    const [status, code, message] = KNOWN[name];
    super(message);
    this.name = name;
    this.status = status;
    this.code = code;
    this.problems = problems;
  }

  /** The body of the answer. */
  toJSON(): { message: string; code: number; errors?: ErrorTree } {
    const base = { message: this.message, code: this.code };
    return this.problems.length > 0 ? { ...base, errors: errorTree(this.problems) } : base;
  }
}

/**
 * Files problems under the parts of the body they are about.
 *
 * @see https://docs.discord.com/developers/reference#error-messages
 */
function errorTree(problems: readonly Problem[]): ErrorTree {
  const root: ErrorTree = {};
  for (const { path, code, message } of problems) {
    let node = root;
    for (const key of path) node = child(node, String(key));
    const earlier = node._errors;
    node._errors = [...(Array.isArray(earlier) ? earlier : []), { code, message }];
  }
  return root;
}

function child(node: ErrorTree, key: string): ErrorTree {
  const present = node[key];
  if (present && !Array.isArray(present)) return present;
  const made: ErrorTree = {};
  node[key] = made;
  return made;
}
