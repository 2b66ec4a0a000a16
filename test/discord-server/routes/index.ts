import type { Route } from '../http.ts';
import { callbackRoutes } from './callbacks.ts';
import { commandRoutes } from './commands.ts';
import type { Context } from './context.ts';
import { identityRoutes } from './identity.ts';
import { messageRoutes } from './messages.ts';
import { threadRoutes } from './threads.ts';
import { webhookRoutes } from './webhooks.ts';

/** Everything that can be asked for. */
export function allRoutes(context: Context): Route[] {
  const rooms = [callbackRoutes, webhookRoutes, messageRoutes, threadRoutes, commandRoutes, identityRoutes];
  return rooms.flatMap((routes) => routes(context));
}
