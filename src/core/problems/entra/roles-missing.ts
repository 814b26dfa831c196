import * as l10n from '@vscode/l10n'
import type { Evidence } from '../../evidence/evidence.ts'
import { imapReplies, lastToken, smtpReplies } from '../../evidence/queries.ts'
import { isExchangeAudience } from '../exchange-audience.ts'
import type { Problem, Scene } from '../problem.ts'
import { REFUSED_IMAP_LOGIN, REFUSED_SMTP_LOGIN } from '../refusals.ts'

const ROLES = ['IMAP.AccessAsApp', 'SMTP.SendAsApp']

/** An app-only token carries the application permissions that an administrator consented to, and no others. */
export const rolesMissing: Problem = {
  id: 'entra.roles-missing',
  mark(scene) {
    const token = lastToken(scene.run)
    if (scene.flow !== 'app-only' || !token || !isExchangeAudience(token.aud)) return undefined
    return neededBy(scene.own).some((role) => !token.roles.includes(role)) ? 'certain' : undefined
  },
  explain: (scene) => ({
    title: l10n.t('The application permissions are missing, or nobody consented to them'),
    cause: l10n.t('The token has no {0}: the permission of "Office 365 Exchange Online" was not added to the application, admin consent was not granted, or the permission of like name of Microsoft Graph was added instead.', missing(scene).join(', ')),
    remedy: [
      l10n.t('In the Entra admin center open App registrations, the application, "API permissions". Add a permission, "APIs my organization uses", "Office 365 Exchange Online", "Application permissions", and choose {0}.', missing(scene).join(', ')),
      l10n.t('On the same page choose "Grant admin consent". The status column must show "Granted" for each.'),
      l10n.t('Run the checks again: consent is in the next token.'),
    ],
  }),
  script: 'grant-permissions',
  link: 'api-permissions',
  next: ['exchange.principal-missing', 'exchange.not-connected'],
}

/** A refused login needs its own protocol's role, any other connection proves nothing; a result that shows the token alone needs both. */
function neededBy(own: readonly Evidence[]): readonly string[] {
  if (imapReplies(own, REFUSED_IMAP_LOGIN, 'auth').length > 0) return ['IMAP.AccessAsApp']
  if (smtpReplies(own, REFUSED_SMTP_LOGIN).length > 0) return ['SMTP.SendAsApp']
  const elsewhere = own.some((entry) => entry.kind === 'imap' || entry.kind === 'smtp' || 'error' in entry)
  return lastToken(own) && !elsewhere ? ROLES : []
}

function missing({ run }: Scene): readonly string[] {
  const granted = lastToken(run)?.roles ?? []
  return ROLES.filter((role) => !granted.includes(role))
}
