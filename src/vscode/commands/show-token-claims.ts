import * as vscode from 'vscode'
import { acquireAppOnlyToken } from '../../core/auth/acquire-token.ts'
import { APP_ROLES } from '../../core/auth/claims.ts'
import { startDeadline } from '../../core/deadline.ts'
import { argumentInvalid, HelpdeskOAuthError, secretMissing } from '../../core/errors.ts'
import type { Profile } from '../../core/profiles/profile.ts'
import { redactor } from '../../core/redaction.ts'
import { runReport } from '../../core/reports/run-report.ts'
import { trustFor } from '../../core/trust.ts'
import type { Services } from '../services.ts'
import { settings } from '../storage/settings.ts'
import { chooseProfile } from './choose-profile.ts'
import type { Command } from './command.ts'

/** `(id)` → the token's claims as a flat object without the signature, and `missing`: the roles that the profile needs and the token lacks. */
export const showTokenClaims: Command = {
  id: 'showTokenClaims',
  run: async (services, call) => {
    const profile = await chooseProfile(services, call, { title: vscode.l10n.t('Show Token Claims'), flow: 'app-only' })
    if (profile.flow !== 'app-only') throw argumentInvalid(vscode.l10n.t('Only a profile whose application signs in by itself has a token without a user.'))
    const claims = await claimsOf(services, profile)
    await services.documents.show(`${profile.id} token claims.json`, `${JSON.stringify(claims, undefined, 2)}\n`)
    return claims
  },
}

async function claimsOf(services: Services, profile: Profile): Promise<Readonly<Record<string, unknown>>> {
  const { profiles, vault } = await services.stores()
  const deadline = startDeadline(new AbortController().signal, settings.checkLimitMs())
  const context = { host: services.host, vault, trust: trustFor(profile, profiles.ca(profile.id)), signal: deadline.signal }
  try {
    const answer = await acquireAppOnlyToken(profile, context)
    if (answer.kind === 'no-secret') throw secretMissing(profile.name)
    if (answer.kind !== 'token') {
      const { results } = await runReport(profile, { ...context, checks: ['entra.client'] })
      throw new HelpdeskOAuthError('signin.failed', answer.sentence, { details: results.find(({ problem }) => problem)?.problem })
    }
    // Claims are text from outside, and what no token should hold may stand in one all the same.
    return { ...redactor([]).json(answer.all), missing: missingRoles(profile, answer.claims.roles) }
  } finally {
    deadline.release()
  }
}

function missingRoles({ mailboxes }: Profile, roles: readonly string[]): readonly string[] {
  const needed = [
    ...(mailboxes.some(({ imap }) => imap) ? [APP_ROLES.imap] : []),
    ...(mailboxes.some(({ smtp }) => smtp) ? [APP_ROLES.smtp] : []),
  ]
  return needed.filter((role) => !roles.includes(role))
}
