/** Every script of the product's interface, in the order of the setup steps. */
export const SCRIPT_IDS = [
  'register-application',
  'grant-permissions',
  'rotate-secret',
  'register-service-principal',
  'grant-mailbox-access',
  'grant-send-as',
  'enable-smtp-auth',
  'enable-imap',
  'audit-access',
  'verify',
  'undo',
  'set-up-everything',
  'test-network',
] as const

export type ScriptId = (typeof SCRIPT_IDS)[number]

export const isScriptId = (text: string): text is ScriptId => (SCRIPT_IDS as readonly string[]).includes(text)
