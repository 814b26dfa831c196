import * as l10n from '@vscode/l10n'
import { EvidenceLog } from '../evidence/evidence-log.ts'
import type { Host } from '../host.ts'
import { type Endpoints, endpointsOf } from '../profiles/clouds.ts'
import type { Profile } from '../profiles/profile.ts'
import { redactor } from '../redaction.ts'
import { Secret } from '../secret.ts'
import { looksLikeSecretId } from '../secrets/secret-shape.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Trust } from '../trust.ts'
import { WireError } from '../wire-error.ts'
import { readClaims } from './claims.ts'
import { networkClient, type TokenWire } from './network-client.ts'
import type { TokenAnswer } from './token-answer.ts'

export interface TokenRequest {
  readonly host: Host
  readonly vault: Vault
  readonly trust: Trust
  readonly signal: AbortSignal
}

/**
 * Asks Entra ID for an app-only token (client credentials, RFC 6749 section 4.4) over the network, never from a cache.
 * A refusal or a failed connection is an answer, not an exception; only a secret store that cannot be read throws
 * (`secret.unavailable`).
 */
export async function acquireAppOnlyToken(profile: Profile, { host, vault, trust, signal }: TokenRequest): Promise<TokenAnswer> {
  const evidence = new EvidenceLog(host.clock)
  // The application's own token would prove nothing of what a user may do.
  if (profile.flow === 'user') return { kind: 'no-sign-in', evidence: [], sentence: l10n.t('Nobody is signed in: signing in as a user comes with a later version.') }
  // A certificate's key must never be sent as if it were a client secret.
  if (profile.credential.kind === 'certificate') return { kind: 'no-secret', evidence: [], sentence: l10n.t('This version cannot sign in with a certificate yet. Give the profile a client secret.') }
  const kept = await vault.credential(profile)
  if (kept.kind !== 'secret') {
    evidence.add({ kind: 'setting', name: 'secret.shape', value: kept.kind })
    return { kind: 'no-secret', evidence: evidence.entries, sentence: missingSecret(kept.kind) }
  }
  evidence.add({ kind: 'setting', name: 'secret.shape', value: looksLikeSecretId(kept.secret.reveal()) ? 'guid' : 'other' })

  const endpoints = endpointsOf(profile)
  try {
    const accessToken = await viaMsal(profile, endpoints, kept.secret, { lookup: host.lookup, signal, evidence, trust })
    const read = readClaims(accessToken)
    if (!read) {
      evidence.add({ kind: 'oauth-error', error: 'MISBEHAVED' })
      return { kind: 'misbehaved', evidence: evidence.entries, sentence: l10n.t('Entra ID answered with something that is no access token.') }
    }
    const { roles, scp, aud, oid, exp } = read.claims
    evidence.add({
      kind: 'token', roles, scp, aud,
      ...(oid === undefined ? {} : { oid }),
      ...(exp === undefined ? {} : { exp: new Date(exp * 1000).toISOString() }),
    })
    return { kind: 'token', accessToken, ...read, evidence: evidence.entries }
  } catch (error) {
    return failed(error, evidence, endpoints)
  }
}

async function viaMsal(profile: Profile, endpoints: Endpoints, secret: Secret, wire: Omit<TokenWire, 'allowedHosts' | 'redact'>): Promise<Secret> {
  const { ConfidentialClientApplication } = await import('@azure/msal-node')
  const tenant = profile.tenantId ?? 'organizations'
  const base = `https://${endpoints.authorityHost}/${tenant}`
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: profile.clientId,
      clientSecret: secret.reveal(),
      authority: base,
      knownAuthorities: [endpoints.authorityHost],
      // Built, not fetched: a failed discovery would hide the token endpoint's own answer.
      authorityMetadata: JSON.stringify({
        issuer: `${base}/v2.0`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        token_endpoint: `${base}/oauth2/v2.0/token`,
        jwks_uri: `${base}/discovery/v2.0/keys`,
        end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      }),
    },
    system: { networkClient: networkClient({ ...wire, allowedHosts: [endpoints.authorityHost], redact: redactor([secret]).text }) },
  })
  const result = await application.acquireTokenByClientCredential({ scopes: [endpoints.appOnlyScope], skipCache: true })
  if (!result) throw new WireError('MISBEHAVED')
  return new Secret(result.accessToken)
}

/** MSAL's own error says less than the evidence that the transport left. */
function failed(error: unknown, evidence: EvidenceLog, { authorityHost }: Endpoints): TokenAnswer {
  const entries = evidence.entries
  const refusal = entries.findLast((entry) => entry.kind === 'oauth-error')
  if (refusal && refusal.error !== 'MISBEHAVED') {
    const sentence = refusal.number === undefined
      ? l10n.t('Entra ID refused the token request: {0}.', refusal.error)
      : l10n.t('Entra ID refused the token request: AADSTS{0} ({1}).', refusal.number, refusal.error)
    return { kind: 'refused', evidence: entries, sentence }
  }
  const code = entries.findLast((entry) => 'error' in entry)
  if (code === undefined && !(error instanceof WireError)) throw error
  if (refusal) return { kind: 'misbehaved', evidence: entries, sentence: l10n.t('{0} gave an answer that Entra ID does not give.', authorityHost) }
  return { kind: 'unreachable', evidence: entries, sentence: l10n.t('The token endpoint at {0} was not reached.', authorityHost) }
}

const missingSecret = (kind: 'none' | 'stale'): string =>
  kind === 'none'
    ? l10n.t('No client secret is stored for this profile. Set it with "Set Client Secret".')
    : l10n.t('The stored client secret was given for another tenant, application or host. Set it again with "Set Client Secret".')
