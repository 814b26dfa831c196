import * as l10n from '@vscode/l10n'
import type { Evidence, OAuthErrorEvidence } from '../../evidence/evidence.ts'
import { oauthErrors } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'
import { namesCredential } from './credential-missing.ts'

const MISSING_FIELD = [900144, 90014]
/** Both forms of Entra's text quote the field's name. */
const FIELD = /(?:parameter|field):? '([A-Za-z_]{1,40})'/i

/** A missing secret is a problem of its own, and has these numbers too. */
export const parameterMissing: Problem = {
  id: 'entra.parameter-missing',
  mark: ({ own }) => (emptyFields(own).length > 0 ? 'certain' : undefined),
  explain: ({ own }) => ({
    title: l10n.t('A field of the request was empty'),
    cause: cause(own),
    remedy: [
      l10n.t('Look at the connection in the helpdesk: client ID, tenant ID, secret, scope and redirect URI must all be filled in. Enter the one that is missing and save.'),
      l10n.t('If all are filled in, the helpdesk does not send what it shows: save the connection anew, restart the helpdesk\'s service, and sign in again.'),
      l10n.t('Run the checks here. If they pass, setting and tenant are right and the fault is the helpdesk\'s: update it, and report this message to its maker.'),
    ],
  }),
  next: ['entra.app-not-found', 'entra.credential-missing'],
}

const emptyFields = (own: readonly Evidence[]): OAuthErrorEvidence[] =>
  oauthErrors(own, MISSING_FIELD).filter((entry) => !namesCredential(entry))

function cause(own: readonly Evidence[]): string {
  const field = emptyFields(own).flatMap(({ description }) => FIELD.exec(description ?? '')?.[1] ?? []).at(-1)
  return field === undefined
    ? l10n.t('Entra ID got a request in which a field that it needs was missing or empty.')
    : l10n.t('Entra ID got a request in which the field "{0}" was missing or empty.', field)
}
