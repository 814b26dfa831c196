import { oauthErrors } from '../evidence/queries.ts'
import type { Problem } from './problem.ts'

/** The `mark` of a problem that an AADSTS number alone shows, where no other problem shares the number. */
export const markedByNumber = (...numbers: readonly number[]): Problem['mark'] =>
  ({ own }) => (oauthErrors(own, numbers).length > 0 ? 'certain' : undefined)
