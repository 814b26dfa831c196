import * as l10n from '@vscode/l10n'
import { imapReplies, lastToken, smtpReplies } from '../../evidence/queries.ts'
import { isExchangeAudience } from '../exchange-audience.ts'
import type { Problem } from '../problem.ts'
import { REFUSED_IMAP_LOGIN, REFUSED_SMTP_LOGIN } from '../refusals.ts'

/** Microsoft's page calls a wrong object id an authentication failure: IMAP says NO although the role is in the token. */
export const principalMissing: Problem = {
  id: 'exchange.principal-missing',
  mark(scene) {
    const token = lastToken(scene.run)
    if (scene.flow !== 'app-only' || !token || !isExchangeAudience(token.aud)) return undefined
    const imapRefused = imapReplies(scene.run, REFUSED_IMAP_LOGIN, 'auth').length > 0 && token.roles.includes('IMAP.AccessAsApp')
    if (!imapRefused) return undefined
    if (imapReplies(scene.own, REFUSED_IMAP_LOGIN, 'auth').length > 0) return 'likely'
    const smtpRefused = smtpReplies(scene.own, REFUSED_SMTP_LOGIN).length > 0 && token.roles.includes('SMTP.SendAsApp')
    return smtpRefused ? 'likely' : undefined
  },
  explain({ names, run }) {
    const objectId = lastToken(run)?.oid ?? names.objectId ?? ''
    return {
      title: l10n.t('The application is not registered as a service principal in Exchange Online'),
      cause: l10n.t('Entra ID issued a token with the right permissions, and Exchange Online does not know the application: the service principal was not registered, or with the object id of the app registration instead of that of the enterprise application. The object id in the token is {0}.', objectId),
      remedy: [
        l10n.t('Run the script "register-service-principal" as an Exchange administrator. It registers the application with the object id {0}, and says so when another one is registered.', objectId),
        l10n.t('Run "grant-mailbox-access" afterwards: a new service principal has no permission to any mailbox.'),
        l10n.t('Wait until the change takes effect, which can take some tens of minutes, and run the checks again.'),
      ],
    }
  },
  script: 'register-service-principal',
  next: ['exchange.not-connected'],
}
