import type { Secret } from '../secret.ts'

/**
 * The SASL XOAUTH2 initial response in base64 (Microsoft, "Authenticate an IMAP, POP or SMTP connection using OAuth",
 * SASL XOAUTH2). The user must hold no control character: the profile's schema refuses one.
 */
export const xoauth2 = (user: string, accessToken: Secret): string =>
  Buffer.from(`user=${user}\u0001auth=Bearer ${accessToken.reveal()}\u0001\u0001`, 'utf8').toString('base64')
