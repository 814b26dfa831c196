import { DELEGATED_SCOPES } from '../initial-state.ts'
import type { Application } from '../tenant-state.ts'

/** What the user flow needs of Exchange Online. */
const EXCHANGE_SCOPES = ['IMAP.AccessAsUser.All', 'SMTP.Send'] as const satisfies readonly (typeof DELEGATED_SCOPES)[number][]

/** The permissions stand in the registration; whether anyone consented is another question. */
export const asksForMail = ({ permissions }: Application): boolean => EXCHANGE_SCOPES.every((scope) => permissions[scope] === true)

/** They are asked for, and no admin consented to all of them. */
export const lacksConsent = (application: Application): boolean =>
  asksForMail(application) && EXCHANGE_SCOPES.some((scope) => application.consent[scope] !== true)
