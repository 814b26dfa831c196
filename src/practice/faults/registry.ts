import { rolesMissing } from './entra/roles-missing.ts'
import { secretExpired } from './entra/secret-expired.ts'
import { secretInvalid } from './entra/secret-invalid.ts'
import { notConnected } from './exchange/not-connected.ts'
import { imapDisabled } from './exchange/not-connected~imap-disabled.ts'
import { principalMissing } from './exchange/principal-missing.ts'
import { smtpAuthDisabledMailbox } from './exchange/smtp-auth-disabled-mailbox.ts'
import { smtpAuthDisabledOrg } from './exchange/smtp-auth-disabled-org.ts'
import type { Fault } from './fault.ts'

/** In the order of the set-up: Entra, then Exchange. */
export const FAULTS: readonly Fault[] = [
  rolesMissing, secretInvalid, secretExpired, principalMissing, notConnected, imapDisabled, smtpAuthDisabledOrg, smtpAuthDisabledMailbox,
]
