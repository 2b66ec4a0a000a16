import { button, containerView, section, type View } from '../discord/kit/components.ts';
import type { FollowDesk } from '../discord/session/following.ts';
import { newsIds } from '../discord/session/following.ts';
import { Delivery, type DeliveryParts, personIn } from './delivery.ts';
import { Desk, type DeskParts, type Place } from './desk.ts';
import { FOLLOW } from './words.ts';

/** All that the bot does about what people follow. */
export class Following {
  readonly #parts: DeskParts;
  /** how the messages are made that are written down */
  readonly delivery: Delivery;
  /** people to whom Discord lets nothing be sent, each with one of their follows, and since when */
  #paused = new Map<string, { follow: number; since: string }>();
  /** since when those were paused who have been told so */
  readonly #told = new Map<string, string>();

  constructor(parts: DeliveryParts & Pick<DeskParts, 'lackingIn'>) {
    this.delivery = new Delivery(parts);
    this.#parts = { ...parts, delivery: this.delivery };
  }

  /** What somebody follows, from where they are. */
  deskFor(place: Place): FollowDesk {
    return new Desk(this.#parts, place);
  }

  /** Writes down all that is due, and learns to whom nothing may be sent. @throws StoreFault */
  async run(): Promise<void> {
    await this.delivery.run();
    const paused = await this.#parts.store.follows.paused();
    this.#paused = new Map(
      paused.flatMap(({ target, follow, since }) => {
        const person = personIn(target);
        return person === undefined ? [] : [[person, { follow, since }] as const];
      }),
    );
  }

  /** What somebody is to be told with their next command, once: that Discord does not let their messages be sent. */
  noticeFor(user: string): View | undefined {
    const paused = this.#paused.get(user);
    if (paused === undefined || this.#told.get(user) === paused.since) return undefined;
    this.#told.set(user, paused.since);
    const goOn = newsIds.write({ verb: 'resume', about: paused.follow, until: 0, page: 0 });
    return containerView([section(FOLLOW.paused, button('Go on', goOn, 'main'))]);
  }
}
