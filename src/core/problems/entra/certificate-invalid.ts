import * as l10n from '@vscode/l10n'
import type { Evidence } from '../../evidence/evidence.ts'
import { oauthErrors } from '../../evidence/queries.ts'
import type { Problem } from '../problem.ts'

const WRONG_CERTIFICATE = [700027, 700030, 50027, 50017]
/** A number for several failures of a credential: its words tell. */
const WRONG_CREDENTIAL = [50012]
const CERTIFICATE_NAMED = /client assertion|signature|certificate/i
const THUMBPRINT = /Thumbprint of key used by client: '([0-9A-Fa-f]{40,64})'/

export const certificateInvalid: Problem = {
  id: 'entra.certificate-invalid',
  mark({ own }) {
    const marked = oauthErrors(own, WRONG_CERTIFICATE).length > 0
      || oauthErrors(own, WRONG_CREDENTIAL, CERTIFICATE_NAMED).length > 0
    return marked ? 'certain' : undefined
  },
  explain: ({ own }) => ({
    title: l10n.t('The certificate that signed is not one of the application\'s'),
    cause: cause(thumbprintIn(own)),
    remedy: [
      l10n.t('In the Entra admin center open App registrations, the application, "Certificates & secrets", tab "Certificates", and compare the column "Thumbprint" with the certificate in use. Look at its expiry too.'),
      l10n.t('If it is not there, choose "Upload certificate" and upload the public part of exactly this certificate, as .cer, .pem or .crt. Keep the one that is still in use.'),
      l10n.t('If it is there, the private key belongs to another certificate: store key and certificate again, here and in the helpdesk.'),
    ],
  }),
  link: 'credentials',
  next: ['entra.roles-missing', 'exchange.principal-missing'],
}

const thumbprintIn = (entries: readonly Evidence[]): string | undefined =>
  oauthErrors(entries, WRONG_CERTIFICATE).flatMap(({ description }) => THUMBPRINT.exec(description ?? '')?.[1] ?? []).at(0)

const cause = (thumbprint: string | undefined): string =>
  thumbprint === undefined
    ? l10n.t('Entra ID could not verify the signature of the token request with any certificate of the application: another certificate was uploaded, or key and certificate do not belong together.')
    : l10n.t('Entra ID could not verify the signature of the token request. It was made with the certificate whose thumbprint is {0}: another one was uploaded, or key and certificate do not belong together.', thumbprint)
