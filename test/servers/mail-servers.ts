import type { Authority, IssuedCertificate } from '../../src/practice/certificates.ts'
import type { PracticeTenant } from '../../src/practice/start.ts'
import { startDovecot, type Dovecot } from './dovecot.ts'
import { startPostfix, type Postfix } from './postfix.ts'

/** The one mailbox that an application's token stands for: these servers ask who a token's user is, where Exchange asks who may open a mailbox. */
export const MAILBOX = 'support@practice.example'

export const localhost = (authority: Authority): IssuedCertificate => authority.issue({ names: ['localhost'] })

/** A Dovecot that asks `practice` about tokens. */
export const dovecotFor = (practice: PracticeTenant, certificate: IssuedCertificate, mechanisms?: string): Promise<Dovecot> => {
  const [{ cloud, tenantId }] = practice.document.profiles
  return startDovecot({
    certificate,
    caPem: practice.caPem,
    introspectionUrl: `https://${cloud.authorityHost}/${tenantId}/oauth2/v2.0/introspect?mailbox=${MAILBOX}`,
    ...(mechanisms === undefined ? {} : { mechanisms }),
  })
}

/** A Postfix that lets Dovecot judge its logins, and hands it all mail. */
export const postfixFor = (dovecot: Dovecot, certificate: IssuedCertificate, offersStarttls = true): Promise<Postfix> =>
  startPostfix({ certificate, dovecot, offersStarttls, domain: 'practice.example' })
