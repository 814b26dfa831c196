/**
 * Where each problem is met for real. `fault`: the practice tenant breaks the thing itself. `other means`: a refused port, an
 * expired certificate, an answering proxy. `log`: no check meets it, only a client that errs; the practice servers' own answer goes
 * through the diagnosis. Anything else: what it waits for.
 */
export type Walk = 'fault' | 'other means' | 'log' | { readonly pendingOn: string }

const SIGN_IN: Walk = { pendingOn: 'issue C, signing in as a user' }
const CERTIFICATE: Walk = { pendingOn: 'issue C, signing in by certificate' }
const REDIRECT: Walk = { pendingOn: 'issue D, the check entra.redirect' }
const ROUND_TRIP: Walk = { pendingOn: 'issue D, the check exchange.round-trip' }
const HTTPS: Walk = { pendingOn: 'issue D, the check helpdesk.https' }
const PASTED: Walk = { pendingOn: 'issue D, explainError' }
const SCRIPT: Walk = { pendingOn: 'issue E, a script\'s run' }

/** Every problem there is to explain. */
export const PROBLEM_WALK: Readonly<Record<string, Walk>> = {
  'entra.app-not-found': 'fault',
  'entra.client-id-malformed': 'fault',
  'entra.app-disabled': 'fault',
  'entra.secret-is-id': 'other means',
  'entra.secret-invalid': 'fault',
  'entra.secret-expired': 'fault',
  'entra.credential-missing': 'other means',
  'entra.certificate-invalid': CERTIFICATE,
  'entra.public-client': SIGN_IN,
  'entra.platform-type': SIGN_IN,
  'entra.tenant-not-found': 'fault',
  'entra.tenant-malformed': 'fault',
  'entra.other-cloud': 'fault',
  'entra.single-tenant': SIGN_IN,
  'entra.account-type': SIGN_IN,
  'entra.redirect-mismatch': REDIRECT,
  'entra.consent-missing': SIGN_IN,
  'entra.admin-consent-required': SIGN_IN,
  'entra.consent-declined': SIGN_IN,
  'entra.permission-not-configured': SIGN_IN,
  'entra.permission-invalid': SIGN_IN,
  'entra.resource-not-found': 'fault',
  'entra.scope-invalid': 'log',
  'entra.parameter-missing': 'log',
  'entra.request-malformed': 'log',
  'entra.wrong-account': SIGN_IN,
  'entra.user-unknown': SIGN_IN,
  'entra.user-disabled': SIGN_IN,
  'entra.user-not-assigned': SIGN_IN,
  'entra.password-invalid': 'log',
  'entra.mfa-required': SIGN_IN,
  'entra.conditional-access': 'fault',
  'entra.refresh-expired': SIGN_IN,
  'entra.grant-revoked': SIGN_IN,
  'entra.grant-invalid': SIGN_IN,
  'entra.throttled': 'fault',
  'entra.service-error': 'fault',
  'entra.roles-missing': 'fault',
  'entra.audience-wrong': 'log',
  'entra.other': 'log',
  'exchange.principal-missing': 'fault',
  'exchange.not-connected': 'fault',
  'exchange.imap-throttled': 'fault',
  'exchange.imap-refused': SIGN_IN,
  'exchange.imap-disabled': SCRIPT,
  'exchange.basic-auth-disabled': 'log',
  'exchange.xoauth2-malformed': 'log',
  'exchange.imap-command-rejected': 'log',
  'exchange.token-expired-in-session': 'fault',
  'exchange.service-unavailable': 'fault',
  'exchange.smtp-auth-disabled-org': 'fault',
  'exchange.smtp-auth-disabled-mailbox': 'fault',
  'exchange.smtp-policy': 'fault',
  'exchange.smtp-password-wrong': 'log',
  'exchange.smtp-refused': 'other means',
  'exchange.smtp-not-authenticated': 'log',
  'exchange.send-as-denied': ROUND_TRIP,
  'exchange.mailbox-logon': ROUND_TRIP,
  'exchange.smtp-throttled': 'fault',
  'exchange.mailbox-full': ROUND_TRIP,
  'exchange.sender-blocked': ROUND_TRIP,
  'exchange.tenant-blocked': ROUND_TRIP,
  'network.dns': 'other means',
  'network.refused': 'other means',
  'network.timeout': 'other means',
  'network.unreachable': 'other means',
  'network.proxy': 'other means',
  'network.closed': 'fault',
  'network.misbehaved': 'other means',
  'network.no-answer': PASTED,
  'tls.untrusted': 'other means',
  'tls.name-mismatch': 'other means',
  'tls.expired': 'other means',
  'tls.wrong-mode': 'other means',
  'tls.starttls-missing': 'fault',
  'tls.handshake': 'other means',
  'exchange.xoauth2-not-offered': 'fault',
  'helpdesk.not-https': HTTPS,
  'clock.skew': 'fault',
  'powershell.unauthorized': SCRIPT,
  'powershell.sign-in-broker': SCRIPT,
  'powershell.module-clash': SCRIPT,
  'powershell.module-missing': SCRIPT,
}

export const problemsMetBy = (walk: Walk): readonly string[] => Object.keys(PROBLEM_WALK).filter((id) => PROBLEM_WALK[id] === walk)

/** What waits for a later check, and for which. */
export const pendingProblems = (): readonly { readonly id: string; readonly on: string }[] =>
  Object.entries(PROBLEM_WALK).flatMap(([id, walk]) => (typeof walk === 'object' ? [{ id, on: walk.pendingOn }] : []))
