/** For whom, within what, and when a request is answered, and where that is taken from. */
import type { Pins } from '../../answer/pins.ts';
import type { IsoDate } from '../../corpus/schema.ts';
import type { Scope } from '../../corpus/scope.ts';
import type { FollowDesk } from './following.ts';

/** Who asks, and who may see the answer. */
export interface Asker {
  /** Discord's id of theirs */
  asker: string;
  /** the answer is for the asker alone */
  private: boolean;
  /** a private answer may be shown to everyone afterwards */
  mayShare: boolean;
  /** what the asker follows; absent where nothing can be kept */
  following?: FollowDesk | undefined;
}

/** What a session knows of the request that it answers. */
export interface Circumstances extends Asker {
  scope: Scope;
  today: IsoDate;
  /** items that moderators chose as answers */
  pins?: Pins | undefined;
  /** what is new on record, and what was asked here */
  digest?(): Promise<string[]>;
}

/** What circumstances are taken from. */
export interface CircumstanceServices {
  /** the day that "last year" is worked out from */
  today(): IsoDate;
  servers: { pinsFor(scope: Scope): Pins | undefined; digest(serverId: string | null): Promise<string[]> };
}

/** The circumstances of a request in a scope as they are now. */
export function circumstancesOf({ today, servers }: CircumstanceServices, scope: Scope, asker: Asker): Circumstances {
  const digest = () => servers.digest(scope.kind === 'server' ? scope.serverId : null);
  return { ...asker, scope, today: today(), pins: servers.pinsFor(scope), digest };
}
