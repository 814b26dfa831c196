/** Every check of the product, in the order a report shows them. */
export const CHECK_IDS = [
  'helpdesk.https',
  'network.login',
  'network.imap',
  'network.smtp',
  'entra.tenant',
  'entra.client',
  'entra.redirect',
  'entra.roles',
  'entra.secret-expiry',
  'signin.user',
  'exchange.imap',
  'exchange.smtp',
  'exchange.round-trip',
] as const

export type CheckId = (typeof CHECK_IDS)[number]
