import { acquireAppOnlyToken } from '../../../../src/core/auth/acquire-token.ts'
import type { TokenAnswer } from '../../../../src/core/auth/token-answer.ts'
import type { CheckContext } from '../../../../src/core/checks/check.ts'
import { EvidenceLog } from '../../../../src/core/evidence/evidence-log.ts'
import { endpointsOf } from '../../../../src/core/profiles/clouds.ts'
import type { Mailbox, Profile } from '../../../../src/core/profiles/profile.ts'
import { Secret } from '../../../../src/core/secret.ts'
import { Vault } from '../../../../src/core/secrets/vault.ts'
import { trustFor } from '../../../../src/core/trust.ts'
import type { PracticeTenant } from '../../../../src/practice/start.ts'
import { fakeHost } from '../../fakes.ts'

/** What a check of the practice tenant's profile gets; `changes` bend the profile, `secret` the credential. */
export async function practiceContext(practice: PracticeTenant, changes: Partial<Profile> = {}, secret = practice.secrets['practice-app-only']): Promise<CheckContext & { mailbox: Mailbox }> {
  const profile = { ...practice.document.profiles[0], ...changes } as Profile
  const host = fakeHost()
  const vault = new Vault(host)
  await vault.setClientSecret(profile, new Secret(secret ?? ''))
  const trust = trustFor(profile, practice.caPem)
  const { signal } = new AbortController()
  let shared: Promise<TokenAnswer> | undefined
  const mailbox = profile.mailboxes[0]
  if (!mailbox) throw new Error('The practice tenant has no mailbox')
  return {
    profile,
    mailbox,
    endpoints: endpointsOf(profile),
    host,
    trust,
    signal,
    evidence: new EvidenceLog(host.clock),
    token: () => (shared ??= acquireAppOnlyToken(profile, { host, vault, trust, signal })),
  }
}
