import { createHash } from 'node:crypto'
import { endpointsOf } from '../profiles/clouds.ts'
import type { Profile } from '../profiles/profile.ts'

/**
 * Names what a credential was given for, SHA-256 in hex: authority, tenant, application and both mail hosts. A profile that
 * no longer has this fingerprint would take the secret elsewhere, so the secret is not used for it.
 */
export function credentialFingerprint(profile: Profile): string {
  const { authorityHost, imap, smtp } = endpointsOf(profile)
  const bound = [authorityHost, profile.tenantId ?? '', profile.clientId, `${imap.host}:${imap.port}`, `${smtp.host}:${smtp.port}`]
  return createHash('sha256').update(JSON.stringify(bound.map((part) => part.toLowerCase()))).digest('hex')
}
