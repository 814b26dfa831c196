import { randomUUID } from 'node:crypto'
import { authCommand } from './auth.ts'
import type { SmtpCommand, SmtpDialog, Transaction } from './dialog.ts'
import { MAIL_LIMIT_BYTES } from './mail-body.ts'
import { badSequence, commandUnknown, notAuthenticated, SERVER_NAME, SmtpRefusal, startTlsRequired } from './refusal.ts'
import { submit, type Submitter } from './submission.ts'

const RECIPIENT_LIMIT = 500
const ADDRESS = /^(?:[^\s@<>"]{1,64}|"[^\r\n"<>]{1,62}")@[^\s@<>]{1,255}$/

const invalidArguments = (): SmtpRefusal => new SmtpRefusal('501 5.5.4 Invalid arguments')
const tooLong = (): SmtpRefusal => new SmtpRefusal('552 5.3.4 Message size exceeds fixed maximum message size')

const smtpService = (dialog: SmtpDialog) => dialog.context.tenant.state().service.smtp

/** A greeting begins anew, but for the login (RFC 5321 section 4.1.4). */
function greet(dialog: SmtpDialog, domain: string): string {
  if (domain === '' || domain.includes(' ')) throw new SmtpRefusal('501 5.5.4 Invalid domain name')
  dialog.greeted = true
  dialog.transaction = undefined
  return `${SERVER_NAME} Hello [${dialog.peer}]`
}

/** What Exchange announces, in its order, without BINARYMIME and CHUNKING: those are not served here. */
const ehlo: SmtpCommand = (dialog, argument) => {
  const hello = greet(dialog, argument)
  const { offersStarttls, offersXoauth2 } = smtpService(dialog)
  const security = dialog.secure ? [`AUTH LOGIN${offersXoauth2 ? ' XOAUTH2' : ''}`] : offersStarttls ? ['STARTTLS'] : []
  const lines = [hello, `SIZE ${MAIL_LIMIT_BYTES}`, 'PIPELINING', 'DSN', 'ENHANCEDSTATUSCODES', ...security, '8BITMIME', 'SMTPUTF8']
  return lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n')
}

const startTls: SmtpCommand = (dialog, argument) => {
  const { offersStarttls, dropsAt } = smtpService(dialog)
  if (dialog.secure) throw badSequence('Only one STARTTLS command can be issued per session')
  if (!offersStarttls) throw commandUnknown(dialog.context.now())
  if (argument !== '') throw invalidArguments()
  if (!dialog.greeted) throw badSequence('Send hello first')
  if (dropsAt === 'starttls') dialog.drop()
  else dialog.startTls('220 2.0.0 SMTP server ready')
  return undefined
}

/** Splits `FROM:<address> KEY=VALUE …`; an address may be empty. */
function path(argument: string, keyword: 'FROM' | 'TO'): { readonly address: string; readonly parameters: ReadonlyMap<string, string> } | undefined {
  const found = /^(FROM|TO): ?<([^<>]{0,330})>( [\x21-\x7e ]*)?$/i.exec(argument)
  if (found?.[1]?.toUpperCase() !== keyword) return undefined
  const pairs = (found[3] ?? '').split(' ').filter((word) => word !== '').map((word) => {
    const at = word.indexOf('=')
    return at < 0 ? [word.toUpperCase(), ''] as const : [word.slice(0, at).toUpperCase(), word.slice(at + 1)] as const
  })
  return { address: found[2] ?? '', parameters: new Map(pairs) }
}

const onlyKnown = (parameters: ReadonlyMap<string, string>, known: readonly string[]): void => {
  if ([...parameters.keys()].some((key) => !known.includes(key))) throw invalidArguments()
}

const mail: SmtpCommand = (dialog, argument) => {
  const now = dialog.context.now()
  if (!dialog.greeted) throw badSequence('Send hello first')
  if (!dialog.secure) throw startTlsRequired(now)
  if (!dialog.submitter) throw notAuthenticated(now)
  if (dialog.transaction) throw badSequence('Sender already specified')
  const from = path(argument, 'FROM')
  if (!from || (from.address !== '' && !ADDRESS.test(from.address))) throw new SmtpRefusal('501 5.1.7 Invalid address')
  onlyKnown(from.parameters, ['SIZE', 'BODY', 'SMTPUTF8', 'RET', 'ENVID', 'AUTH'])
  if (!/^(7BIT|8BITMIME)?$/i.test(from.parameters.get('BODY') ?? '')) throw new SmtpRefusal('501 5.5.4 Unsupported BODY type')
  if (!/^\d{0,20}$/.test(from.parameters.get('SIZE') ?? '')) throw invalidArguments()
  if (Number(from.parameters.get('SIZE') ?? 0) > MAIL_LIMIT_BYTES) throw tooLong()
  dialog.transaction = { sender: from.address, recipients: [] }
  return '250 2.1.0 Sender OK'
}

const rcpt: SmtpCommand = ({ transaction }, argument) => {
  if (!transaction) throw badSequence('Need mail command')
  const to = path(argument, 'TO')
  if (!to || !ADDRESS.test(to.address)) throw new SmtpRefusal('501 5.1.3 Invalid address')
  onlyKnown(to.parameters, ['NOTIFY', 'ORCPT'])
  if (transaction.recipients.length >= RECIPIENT_LIMIT) throw new SmtpRefusal('452 4.5.3 Too many recipients')
  transaction.recipients.push(to.address)
  return '250 2.1.5 Recipient OK'
}

async function takeMail(dialog: SmtpDialog, submitter: Submitter, { sender, recipients }: Transaction): Promise<string | undefined> {
  const body = await dialog.askForMail('354 Start mail input; end with <CRLF>.<CRLF>')
  dialog.transaction = undefined
  if (body && smtpService(dialog).dropsAt === 'data') dialog.drop()
  if (!body || dialog.gone) return undefined
  if (body.tooLong) throw tooLong()
  submit(dialog.context, submitter, { sender, recipients, source: body.source() })
  return `250 2.0.0 OK <${randomUUID()}@${SERVER_NAME}> [Hostname=${SERVER_NAME}]`
}

const data: SmtpCommand = (dialog, argument) => {
  const { submitter, transaction } = dialog
  if (argument !== '') throw invalidArguments()
  if (!submitter || !transaction) throw badSequence('Need mail command')
  if (transaction.recipients.length === 0) throw badSequence('Need rcpt command')
  return takeMail(dialog, submitter, transaction)
}

const rset: SmtpCommand = (dialog) => {
  dialog.transaction = undefined
  return '250 2.0.0 Resetting'
}

const quit: SmtpCommand = (dialog) => {
  dialog.finish('221 2.0.0 Service closing transmission channel')
  return undefined
}

/** By verb in capitals. BDAT, EXPN and the like get the answer of an unknown word. */
export const SMTP_COMMANDS: ReadonlyMap<string, SmtpCommand> = new Map<string, SmtpCommand>([
  ['EHLO', ehlo],
  ['HELO', (dialog, argument) => `250 ${greet(dialog, argument)}`],
  ['STARTTLS', startTls],
  ['AUTH', authCommand],
  ['MAIL', mail],
  ['RCPT', rcpt],
  ['DATA', data],
  ['RSET', rset],
  ['NOOP', () => '250 2.0.0 OK'],
  ['VRFY', () => '252 2.1.5 Cannot VRFY user'],
  ['HELP', () => '214-This server supports the following commands:\r\n214 HELO EHLO STARTTLS RCPT DATA RSET MAIL QUIT HELP AUTH'],
  ['QUIT', quit],
])
