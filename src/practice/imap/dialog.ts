import type { AccessClaims, TokenAuthority } from '../entra/access-tokens.ts'
import { mailboxOf, mayOpen } from '../mail/exchange-access.ts'
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
  readonly claims: AccessClaims
  /** `false` = the token was good and the mailbox is out of its reach: the next command says so */
  readonly connected: boolean
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
  /** Closes at once: without a word, or with `* BYE text`. */
  drop(bye?: string): void
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

/** Exchange's answers to an argument that it cannot read, and to a wrong number of them. */
export const ARGUMENT_ERROR: Reply = bad('Command Argument Error. 11')
export const ARGUMENT_COUNT_ERROR: Reply = bad('Command Argument Error. 12')

/** A mailbox is within reach while it exists, has IMAP enabled and is open to whom the token names. */
export function isReachable({ tenant }: ImapContext, address: string, claims: AccessClaims): boolean {
  const mailbox = mailboxOf(tenant.exchange(), address)
  return mailbox?.imapEnabled === true && mayOpen(mailbox, claims)
}
