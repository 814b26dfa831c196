import type { ScriptId } from '../script-id.ts'
import { grantMailboxAccess } from './grant-mailbox-access.ts'
import { registerServicePrincipal } from './register-service-principal.ts'
import type { ScriptDeclaration } from './script.ts'

/** Every script that exists, in the order of the setup steps. */
export const SCRIPTS: readonly ScriptDeclaration[] = [registerServicePrincipal, grantMailboxAccess]

export const findScript = (id: ScriptId): ScriptDeclaration | undefined => SCRIPTS.find((script) => script.id === id)
