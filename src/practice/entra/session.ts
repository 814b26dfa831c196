import type { EntraContext } from './route.ts'
import type { BrowserSession } from './sign-ins.ts'

const HOUR_MS = 3600 * 1000
const DAY_MS = 24 * HOUR_MS
const COOKIE = 'PRACTICEAUTH'

/** The cookie by which a browser is known again: for the whole origin, and with links from elsewhere, as a sign-in begins with one. */
export const sessionCookie = (id: string): string => `${COOKIE}=${id}; Path=/; Secure; HttpOnly; SameSite=Lax${id === '' ? '; Max-Age=0' : ''}`

export const sessionIdOf = (cookies: string | undefined): string | undefined => new RegExp(`(?:^|;\\s?)${COOKIE}=([A-Za-z0-9_-]{10,100})`).exec(cookies ?? '')?.[1]

/** The browser's sign-in where it still counts: not revoked, not older than a day or than the sign-in frequency allows, its user still there. */
export function sessionOf(id: string | undefined, { signIns, tenant, now }: EntraContext): BrowserSession | undefined {
  const session = signIns.sessions.get(id)
  const state = tenant.state()
  const user = session && state.users[session.upn]
  if (!session || !user || user.signInRevoked || session.revocations < signIns.revocationsOf(session.upn)) return undefined
  const mostMs = Math.min(DAY_MS, (state.tenant.signInFrequencyHours ?? 24) * HOUR_MS)
  return now().getTime() - session.signedInAtMs < mostMs ? session : undefined
}
