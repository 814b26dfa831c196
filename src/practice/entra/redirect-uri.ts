import type { Application } from '../tenant-state.ts'
import type { RedirectType } from './code-challenge.ts'
import { noRedirectGiven, noRedirectRegistered, redirectNotRegistered } from './user-errors.ts'

/** Without its port where it is plain HTTP to this machine: Entra lets such a URI have any (RFC 8252 section 7.3). */
function comparable(uri: string): string {
  const loopback = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d{1,5})?(?=[/?]|$)/i.exec(uri)
  const path = loopback ? uri.slice(loopback[0].length) : ''
  if (loopback) return `${loopback[0].replace(/:\d+$/, '').toLowerCase()}${path === '' ? '/' : path}`
  return /^https?:\/\/[^/?]+$/i.test(uri) ? `${uri}/` : uri
}

/**
 * The type of a redirect URI as it is registered: compared as a text, its path with regard to case (Microsoft, "Redirect URI restrictions").
 * Throws AADSTS500113 where none is registered, 900971 where none is given, 50011 for another.
 */
export function redirectTypeOf(uri: string | null, appId: string, application: Application): RedirectType {
  const registered = Object.entries(application.redirectUris)
  if (registered.length === 0) throw noRedirectRegistered()
  if (uri === null || uri === '') throw noRedirectGiven()
  const found = URL.canParse(uri) ? registered.find(([each]) => comparable(each) === comparable(uri)) : undefined
  if (!found) throw redirectNotRegistered(uri, appId)
  return found[1]
}
