import type { Check } from './check.ts'
import { client } from './entra/client.ts'
import { roles } from './entra/roles.ts'
import { tenant } from './entra/tenant.ts'
import { imap } from './exchange/imap.ts'
import { smtp } from './exchange/smtp.ts'

/** Every check, in the order a report shows them. */
export const CHECKS: readonly Check[] = [tenant, client, roles, imap, smtp]
