import type { SmtpContext, Submitter } from './submission.ts'
import type { MailBody } from './mail-body.ts'

/** A mail on its way: MAIL was taken. */
export interface Transaction {
  /** Empty for the null sender */
  readonly sender: string
  readonly recipients: string[]
}

/** A client's connection as the commands see it. */
export interface SmtpDialog {
  readonly context: SmtpContext
  /** The client's address, as EHLO repeats it */
  readonly peer: string
  readonly secure: boolean
  /** Nobody hears an answer any more */
  readonly gone: boolean
  greeted: boolean
  submitter: Submitter | undefined
  transaction: Transaction | undefined
  /** Sends a line and waits for the client's next one; `undefined` when it has gone or broke a limit. */
  ask(line: string): Promise<string | undefined>
  /** Sends a line and reads a mail; `undefined` as above. */
  askForMail(line: string): Promise<MailBody | undefined>
  /** Sends a line, forgets all that was said and goes on under TLS (RFC 3207). */
  startTls(line: string): void
  /** Sends a last line and closes. */
  finish(line: string): void
  /** Closes without a word. */
  drop(): void
}

/** Answers with a reply of one or more lines; with `undefined` where the dialog has answered already. Throws an `SmtpRefusal`. */
export type SmtpCommand = (dialog: SmtpDialog, argument: string) => Promise<string | undefined> | string | undefined
