import * as l10n from '@vscode/l10n'
import type { Evidence } from '../../evidence/evidence.ts'
import { imapReplies, lastToken, smtpReplies } from '../../evidence/queries.ts'
import { isExchangeAudience } from '../exchange-audience.ts'
import type { Problem } from '../problem.ts'
import { REFUSED_IMAP_LOGIN, REFUSED_SMTP_LOGIN } from '../refusals.ts'

/** A token is for one resource, its `aud`, and another resource refuses it without saying why. */
export const audienceWrong: Problem = {
  id: 'entra.audience-wrong',
  mark({ own, run }) {
    const token = refusedLogin(own) ? lastToken(run) : lastToken(own)
    return token !== undefined && !isExchangeAudience(token.aud) ? 'certain' : undefined
  },
  explain: ({ run, flow }) => ({
    title: l10n.t('The token is for another service than Exchange Online'),
    cause: l10n.t('The token was issued for {0}. Exchange Online refuses it, whatever permissions it carries.', lastToken(run)?.aud ?? ''),
    remedy: [
      flow === 'app-only'
        ? l10n.t('Ask for the token with the scope https://outlook.office365.com/.default, and with no other scope beside it.')
        : l10n.t('Ask for the token with the scopes https://outlook.office.com/IMAP.AccessAsUser.All, https://outlook.office.com/SMTP.Send and offline_access, and with none of Microsoft Graph beside them.'),
      l10n.t('The helpdesk sets the scope in its OAuth connection: correct it there, save, and let it fetch a new token.'),
    ],
  }),
  next: ['entra.roles-missing', 'exchange.principal-missing'],
}

const refusedLogin = (own: readonly Evidence[]): boolean =>
  imapReplies(own, REFUSED_IMAP_LOGIN, 'auth').length > 0 || smtpReplies(own, REFUSED_SMTP_LOGIN).length > 0
