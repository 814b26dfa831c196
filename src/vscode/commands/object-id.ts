import { acquireAppOnlyToken } from '../../core/auth/acquire-token.ts'
import { startDeadline } from '../../core/deadline.ts'
import type { Profile } from '../../core/profiles/profile.ts'
import { trustFor } from '../../core/trust.ts'
import type { Services } from '../services.ts'
import { settings } from '../storage/settings.ts'

/**
 * The object id of the enterprise application: the profile's, else the `oid` of the last check's token, else that of a token
 * asked for now. Undefined where nobody knows it; the script says then what to do.
 */
export async function objectIdOf(services: Services, profile: Profile): Promise<string | undefined> {
  if (profile.objectId !== undefined || profile.flow !== 'app-only') return profile.objectId
  const seen = services.reports.get(profile.id).flatMap(({ evidence }) => evidence).findLast((entry) => entry.kind === 'token')
  if (seen?.oid !== undefined) return seen.oid
  const { profiles, vault } = await services.stores()
  const deadline = startDeadline(new AbortController().signal, settings.checkLimitMs())
  try {
    const answer = await acquireAppOnlyToken(profile, {
      host: services.host, vault, trust: trustFor(profile, profiles.ca(profile.id)), signal: deadline.signal,
    })
    return answer.kind === 'token' ? answer.claims.oid : undefined
  } finally {
    deadline.release()
  }
}
