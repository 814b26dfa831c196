/** What only a later issue's check can meet: C signs in as a user and by certificate, D sends a mail and asks the authorize page, E runs scripts. */
export type Issue = 'C' | 'D' | 'E'

/** Faults of the practice tenant that none of the present checks can meet, by fault id. */
export const PENDING: Readonly<Record<string, Issue>> = {
  // A clock that is off matters to a certificate's assertion, not to a secret.
  'clock.skew': 'C',
  'entra.account-type': 'C',
  'entra.public-client': 'C',
  'entra.platform-type': 'C',
  'entra.permission-not-configured': 'C',
  'entra.consent-missing': 'C',
  'entra.admin-consent-required': 'C',
  'entra.wrong-account': 'C',
  'entra.user-unknown': 'C',
  'entra.user-disabled': 'C',
  'entra.user-not-assigned': 'C',
  'entra.mfa-required': 'C',
  'entra.refresh-expired': 'C',
  'entra.grant-revoked': 'C',
  'entra.credential-missing': 'C',
  'entra.redirect-mismatch~sign-in': 'C',
  'exchange.not-connected~shared': 'C',
  'entra.redirect-mismatch': 'D',
  'entra.redirect-mismatch~slash': 'D',
  'network.closed~imap-idle': 'D',
  'network.closed~smtp-data': 'D',
  'exchange.mailbox-logon': 'D',
  'exchange.send-as-denied': 'D',
  'exchange.mailbox-full': 'D',
  'exchange.sender-blocked': 'D',
  'exchange.tenant-blocked': 'D',
  'powershell.unauthorized': 'E',
  'powershell.unauthorized~cmdlets-missing': 'E',
  'powershell.sign-in-broker': 'E',
}
