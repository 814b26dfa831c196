import type { TokenAuthority } from '../entra/access-tokens.ts'
import type { Folder } from '../mail/folder.ts'
import type { MailStore } from '../mail/mail-store.ts'
import type { Tenant } from '../tenant.ts'
import type { Argument } from './command-parser.ts'

export interface ImapContext {
  readonly tenant: Tenant
  readonly tokens: TokenAuthority
  readonly mail: MailStore
  readonly now: () => Date
}

export interface Login {
  readonly address: string
  /** `false` = the token was good and the mailbox is out of its reach: the next command says so */
  readonly connected: boolean
  readonly expiresAt: Date
}

/** The opened folder as this client knows it: the position of a uid in the list is its sequence number, less one. */
export interface Selected {
  readonly folder: Folder
  readonly readOnly: boolean
  uids: number[]
}

export interface Reply {
  readonly status: 'OK' | 'NO' | 'BAD'
  readonly text: string
}

/** A client's connection as the commands see it. */
export interface Dialog {
  readonly context: ImapContext
  login: Login | undefined
  selected: Selected | undefined
  /** Sends an untagged answer, without its `* ` and line end. */
  untagged(...pieces: readonly (string | Buffer)[]): void
  /** Sends `+ text`. */
  invite(text: string): void
  /** The client's next line, whatever it is; `undefined` when it has gone or broke a limit. */
  nextLine(): Promise<string | undefined>
  /** Tells the client what has come and gone in the opened folder since it was last told. */
  tellChanges(): void
  /** Sends `* BYE text` after the command's own reply, then closes. */
  endAfterReply(text?: string): void
}

export interface ImapCommand {
  readonly names: readonly string[]
  /** `open` needs a folder that is opened, `login` a login, `any` neither */
  readonly needs: 'any' | 'login' | 'open'
  run(dialog: Dialog, args: readonly Argument[], name: string): Promise<Reply> | Reply
}

export const ok = (text: string): Reply => ({ status: 'OK', text })
export const no = (text: string): Reply => ({ status: 'NO', text })
export const bad = (text: string): Reply => ({ status: 'BAD', text })

/** Exchange's answer to arguments that it cannot read. */
export const ARGUMENT_ERROR: Reply = bad('Command Argument Error. 11')
