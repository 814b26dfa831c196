import type { Evidence } from '../evidence/evidence.ts'
import { httpAnswers } from '../evidence/queries.ts'

/** Statuses that say enough by themselves: a proxy's login, too many requests, a fault of the server. */
const telling = (status: number): boolean => status === 407 || status === 429 || status >= 500

/** Entra's endpoint answered with something that is neither a token nor an error of Entra's, an HTML page for instance. */
export const isUnreadableAnswer = (own: readonly Evidence[]): boolean =>
  own.some((entry) => entry.kind === 'oauth-error' && entry.error === 'MISBEHAVED') && httpAnswers(own, telling).length === 0
